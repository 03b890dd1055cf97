import Upload from '#media/models/upload'
import type { PersonalData } from '#shared/privacy/personal_data'

/** Files on their way in. What became of them is told by the modules that use them. */
export const mediaPersonalData: PersonalData = {
  kind: 'media.uploads',
  words: { state: 'media.uploads.states' },
  tables: ['media_uploads', 'media_preparations'],
  query: async (personId) => {
    const rows = await Upload.query().where('personId', personId).orderBy('createdAt').limit(1000)
    return rows.map(({ fileName, size, state, createdAt }) => ({
      file_name: fileName,
      size: Number(size),
      state,
      created_at: createdAt,
    }))
  },
  erase: async (trx, personId) => {
    await trx.from('media_uploads').where('person_id', personId).delete()
    await trx
      .from('media_preparations')
      .where('requested_by', personId)
      .update({ requested_by: null })
  },
}
