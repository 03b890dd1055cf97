import { Exception } from '@adonisjs/core/exceptions'
import { codeList } from '#institutions/queries/code_list'
import { institutionNames } from '#identity/queries/institution_names'
import { currentNotice, noticeBlocks, noticeText } from '#identity/queries/privacy_notice'
import { contactsOf } from '#operations/queries/contacts_of'
import { phoneAddress } from '#shared/http/addresses'
import type { HttpContext } from '@adonisjs/core/http'

/** The notice on paper for parents, with the contacts of the school of whoever prints it. */
export default class NoticePrintsController {
  async show({ actor, locale, request, view }: HttpContext) {
    const notice = await currentNotice()
    if (!notice) throw new Exception('There is no notice', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const institutionId = actor?.grants[0]?.institutionId
    const names = institutionId ? await institutionNames([institutionId], locale) : undefined
    const contacts = institutionId ? await contactsOf(institutionId, locale) : []
    return view.render('pages/operations/notice/show', {
      ...{ notice, blocks: noticeBlocks(noticeText(notice, 'everyone', locale)) },
      school: institutionId && names?.get(institutionId),
      contacts: contacts.filter(({ topic }) => topic === 'all' || topic === 'safety'),
      emergency: await codeList('emergency_number', locale),
      address: new URL('/privacy-notice', phoneAddress(request)).href,
    })
  }
}
