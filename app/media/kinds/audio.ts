import { makeSound, measureLoudness, probed } from '#media/kinds/sound'
import { MediaProblem } from '#media/prepare/types'
import type { Step } from '#media/prepare/steps'

export const steps: Step[] = [
  {
    name: 'sound',
    needs: 'ffmpeg',
    run: async (shop) => {
      const { hasSound } = await probed(shop)
      if (!hasSound) throw new MediaProblem('no_sound')
      await makeSound(shop, { opus: '48k', aac: '96k' })
    },
  },
  { name: 'loudness', needs: 'ffmpeg', run: measureLoudness },
]
