import { MemoryLocker } from '@tus/server'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveLease, takeLease } from '#shared/background/lease'
import type { Lock, Locker, RequestRelease } from '@tus/server'

const LEASE_SECONDS = 30
const PAUSE_MS = 250

/**
 * One request at a time may write to an upload, also where several processes serve: within a process the one that
 * holds it is asked to stop, between processes a lease in the database decides.
 */
export class UploadLocker implements Locker {
  #here = new MemoryLocker({ acquireLockTimeout: 20_000 })

  newLock(id: string): Lock {
    return new UploadLock(this.#here.newLock(id), `media.upload.${id}`)
  }
}

class UploadLock implements Lock {
  #renewing: NodeJS.Timeout | undefined

  constructor(
    private here: Lock,
    private name: string
  ) {}

  async lock(signal: AbortSignal, requestRelease: RequestRelease) {
    await this.here.lock(signal, requestRelease)
    const until = Date.now() + LEASE_SECONDS * 1000
    while (!(await takeLease(this.name, LEASE_SECONDS))) {
      if (signal.aborted || Date.now() > until) {
        await this.here.unlock()
        throw Object.assign(new Error('The upload is written to by another process'), {
          ...{ status_code: 423, body: 'locked' },
        })
      }
      await sleep(PAUSE_MS)
    }
    this.#renewing = setInterval(
      () => void takeLease(this.name, LEASE_SECONDS).catch(() => {}),
      (LEASE_SECONDS * 1000) / 3
    )
    this.#renewing.unref()
  }

  async unlock() {
    clearInterval(this.#renewing)
    await giveLease(this.name).catch(() => {})
    await this.here.unlock()
  }
}
