import { followFile } from '#library/actions/follow_file'
import type FilePrepared from '#media/events/file_prepared'

/** A file can be seen and found now by what was made of it. */
export default class FollowFile {
  async handle({ subject }: FilePrepared) {
    await followFile(subject)
  }
}
