import { appUrl } from '#config/app'
import { clock } from '#shared/clock'
import { fileViews } from '#media/queries/file_view'
import { recordViewing } from '#runtime/actions/record_viewing'
import { fileBase } from '#library/file_address'
import type { Infer } from '@vinejs/vine/types'
import type { Actor } from '#shared/actor'
import type { FileItem } from '#library/queries/resource_details'
import type { ResourceRow } from '#library/queries/find_resource'
import type { viewingValidator } from '#library/validators/viewing'

type Film = { resource: ResourceRow; file: FileItem }

/** Tells the record store what somebody watched. Of what is not published nothing is kept. */
export async function keepViewing(
  { personId }: Actor,
  { resource, file }: Film,
  { session, length, moments }: Infer<typeof viewingValidator>
) {
  if (resource.state !== 'published') return
  const { code, titleKm, titleEn } = resource
  const views = await fileViews([file.blobId])
  const seconds = views.get(file.blobId)?.facts.seconds
  const now = clock.now().toMillis()
  await recordViewing({
    ...{ personId, session, page: `${appUrl}/library/${code}` },
    video: {
      id: appUrl + fileBase(code, file.name),
      name: { ...(titleKm && { km: titleKm }), ...(titleEn && { en: titleEn }) },
    },
    length: seconds || length || undefined,
    moments: moments.map(({ ago, ...moment }) => ({ ...moment, at: new Date(now - ago) })),
  })
}
