import env from '#start/env'
import { dataPath } from '#config/data'

const MB = 1024 ** 2

/** Uploads that arrive in pieces. Sizes are bytes. */
export const uploads = {
  address: '/media/uploads',
  folder: dataPath('uploads'),
  limit: env.get('RESUMABLE_LIMIT_MB') * MB,
  reserve: env.get('UPLOAD_RESERVE_MB') * MB,
  days: env.get('UPLOAD_DAYS'),
  /** How much one person may have under way: a few of the largest, and not thousands of small ones. */
  mostOpen: 30,
  bucket: bucketOfSettings(),
}

/** The clamd that is asked about files before they are kept; undefined where the settings name none. */
export const virusCheck = { address: env.get('CLAMD_ADDRESS'), seconds: 600 }

/** The S3 store in which uploads lie while they arrive; undefined where they lie on the disk. */
function bucketOfSettings() {
  const bucket = env.get('UPLOAD_S3_BUCKET')
  if (!bucket) return undefined
  return {
    bucket,
    region: env.get('UPLOAD_S3_REGION'),
    endpoint: env.get('UPLOAD_S3_ENDPOINT'),
    forcePathStyle: true,
    credentials: {
      accessKeyId: env.get('UPLOAD_S3_KEY') ?? '',
      secretAccessKey: env.get('UPLOAD_S3_SECRET')?.release() ?? '',
    },
  }
}
