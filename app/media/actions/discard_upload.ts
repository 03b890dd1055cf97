import { removeArrived } from '#media/uploads/store'
import type Upload from '#media/models/upload'

/** Gives an upload up. The row goes last: a crash between the two leaves an upload that can be given up again. */
export async function discardUpload(upload: Upload) {
  await removeArrived(upload.id)
  await upload.delete()
}
