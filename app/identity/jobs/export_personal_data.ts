import { makeDataExport } from '#identity/actions/make_data_export'
import { TrackedJob } from '#shared/jobs/tracked_job'

type Input = { exportId: string; locale: 'km' | 'en' }

/** Puts together everything held about a person as one file for them. */
export default class ExportPersonalData extends TrackedJob<Input, { data_kinds: number }> {
  static kind = 'identity.export_personal_data'

  async run({ exportId, locale }: Input) {
    return { data_kinds: await makeDataExport(exportId, locale) }
  }
}
