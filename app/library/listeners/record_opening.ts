import { appUrl } from '#config/app'
import { recordPage } from '#runtime/actions/record_page'
import Resource from '#library/models/resource'
import type ResourceOpened from '#library/events/resource_opened'

/** That somebody reads a resource stands in the record store. */
export default class RecordOpening {
  async handle({ subject, body }: ResourceOpened) {
    const resource = await Resource.find(subject)
    if (!resource) return
    const { code, titleKm, titleEn } = resource
    const { personId, day, at } = body
    await recordPage({
      ...{ key: `library/${subject}/${personId}/${day}`, personId, at: new Date(at) },
      page: {
        id: `${appUrl}/library/${code}`,
        name: { ...(titleKm && { km: titleKm }), ...(titleEn && { en: titleEn }) },
      },
    })
  }
}
