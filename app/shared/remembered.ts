import { clock } from '#shared/clock'

const forgetters = new Set<() => void>()

/**
 * A value that is read often and changes rarely: `load` runs again when the last answer is older than `seconds`.
 * Askers who come while it loads wait for the same answer; a failed load is not remembered.
 */
export function remembered<T>(seconds: number, load: () => PromiseLike<T>): () => Promise<T> {
  let value: Promise<T> | undefined
  let until = 0
  forgetters.add(() => (value = undefined))
  return () => {
    const now = clock.now().toMillis()
    if (!value || now >= until) {
      until = now + seconds * 1000
      const loading: Promise<T> = Promise.resolve(load()).catch((error) => {
        if (value === loading) value = undefined
        throw error
      })
      value = loading
    }
    return value
  }
}

/** Lets a memory of another kind be emptied with the rest. */
export const onForget = (empty: () => void) => void forgetters.add(empty)

/** Forgets everything remembered in this process. Called where the rows behind it are written, and by tests. */
export const forget = () => forgetters.forEach((one) => one())
