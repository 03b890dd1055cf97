import { Upload } from 'tus-js-client'

const ADDRESS = '/media/uploads'
/** Small enough to get through a slow line before a server loses its patience. */
const PIECE = 4 * 1024 * 1024
const PAUSES = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000]
/** The server has decided: trying again changes nothing. */
const FINAL = [400, 401, 403, 404, 410, 413, 422, 429, 507]

/**
 * Sends one file in pieces (tus). What it was told of an earlier time with the same file on this device is taken up
 * where it stopped. `on.failed` gets the server's sentence, where there is one.
 */
export function sendFile(file, purpose, on) {
  let isLooking = true
  const upload = new Upload(file, {
    endpoint: `${ADDRESS}?purpose=${encodeURIComponent(purpose)}`,
    chunkSize: PIECE,
    retryDelays: PAUSES,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0
      if (FINAL.includes(status)) return false
      on.waiting()
      return true
    },
    onProgress: (sent, total) => on.progress(total > 0 ? sent / total : 0),
    onSuccess: () => {
      removeEventListener('online', goOn)
      on.arrived(upload.url.split('/').pop())
    },
    onError: (error) => on.failed(sentenceOf(error), isOver(error)),
  })

  // A laptop that was closed finds the line again: no need to wait for the next try.
  const goOn = () => void (upload.url && !paused && upload.abort().then(() => upload.start()))
  let paused = false
  addEventListener('online', goOn)

  return {
    async start() {
      paused = false
      if (isLooking) {
        isLooking = false
        const [before] = await upload.findPreviousUploads()
        if (before) upload.resumeFromPreviousUpload(before)
      }
      upload.start()
    },
    pause() {
      paused = true
      upload.abort()
    },
    /** Tells the server too: what nobody will finish takes room. */
    discard() {
      removeEventListener('online', goOn)
      upload.abort(Boolean(upload.url)).catch(() => {})
    },
  }
}

/** Refused for what it is; where there is no room or too much is under way, the same file may be taken later. */
const isOver = (error) => [400, 413, 422].includes(error.originalResponse?.getStatus())

function sentenceOf(error) {
  try {
    return JSON.parse(error.originalResponse.getBody()).text
  } catch {
    return ''
  }
}
