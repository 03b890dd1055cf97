import { AsyncLocalStorage } from 'node:async_hooks'
import { Server, type DataStore, type Upload as TusUpload } from '@tus/server'
import logger from '@adonisjs/core/services/logger'
import { newId } from '#shared/ids'
import { uploads } from '#config/uploads'
import { beginUpload } from '#media/actions/begin_upload'
import { settleUpload } from '#media/actions/settle_upload'
import { problemText } from '#media/problem_text'
import { UploadLocker } from '#media/uploads/locker'
import { UploadRefusal } from '#media/uploads/refusal'
import { uploadStore } from '#media/uploads/store'
import type { Locale } from '#config/i18n'

type Asker = { personId: string; purpose: string; locale: Locale }

const asking = new AsyncLocalStorage<Asker>()

let server: { store: DataStore; tus: Server } | undefined

/** Whoever asks stands beside the request: the tus server knows no people. Who may ask was decided before. */
export async function answerUpload(
  asker: Asker,
  ...[request, response]: Parameters<Server['handle']>
) {
  const store = await uploadStore()
  if (server?.store !== store) server = { store, tus: makeServer(store) }
  const { tus } = server
  await asking.run(asker, () => tus.handle(request, response))
}

function makeServer(datastore: DataStore) {
  return new Server({
    path: uploads.address,
    relativeLocation: true,
    maxSize: uploads.limit,
    datastore,
    locker: new UploadLocker(),
    allowedOrigins: [],
    namingFunction: () => newId(),
    onUploadCreate: async (_request, upload) => {
      const { personId, purpose } = asking.getStore()!
      const { fileName, sha256 } = await beginUpload(personId, purpose, promiseOf(upload))
      return { metadata: { filename: fileName, ...(sha256 ? { sha256 } : {}) } }
    },
    // What was sent is kept even where the answer does not arrive: whoever takes the upload settles it then.
    onUploadFinish: async (_request, upload) => {
      const { state, problem } = await settleUpload(upload.id)
      if (state !== 'refused') return {}
      const reason = problemText(problem!, asking.getStore()!.locale)
      throw new UploadRefusal(422, 'not_taken', { reason })
    },
    onResponseError: (_request, error) => {
      const { locale } = asking.getStore()!
      if (error instanceof UploadRefusal) {
        return { status_code: error.status_code, body: error.body(locale) }
      }
      if (error instanceof Error) logger.error({ err: error }, 'an upload failed')
      return undefined
    },
  })
}

const promiseOf = ({ id, size, metadata }: TusUpload) => ({
  id,
  size: size ?? 0,
  fileName: metadata?.filename ?? '',
  sha256: metadata?.sha256 ?? null,
})
