import { runTask } from '#media/child/run_task'
import { taking } from '#media/kinds/take'
import type { Step } from '#media/prepare/steps'

const SECONDS = 300

export const steps: Step[] = [
  {
    name: 'pictures',
    run: (shop) =>
      runTask(
        { kind: 'image', path: shop.path, folder: shop.folder },
        { signal: shop.job.signal, seconds: SECONDS, take: taking(shop) }
      ),
  },
]
