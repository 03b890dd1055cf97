import { provideContents } from '#institutions/actions/provide_contents'
import { demoPeople } from '#identity/packs/demo_people'
import ApplyRollover from '#identity/jobs/apply_rollover'
import { privacyNotice } from '#identity/packs/privacy_notice'
import { identityPersonalData } from '#identity/privacy/personal_data'
import { classData } from '#identity/privacy/class_data'
import { notificationData } from '#identity/privacy/notification_data'
import { identityRetention } from '#identity/privacy/retention'
import ExportPersonalData from '#identity/jobs/export_personal_data'
import MakeAccounts from '#identity/jobs/make_accounts'
import { pupilsImport } from '#identity/imports/pupils'
import { rosterImport } from '#identity/oneroster/roster_import'
import { staffImport } from '#identity/imports/staff'
import { identityPersonColumns } from '#identity/merge/columns'
import PeopleMerged from '#identity/events/people_merged'
import PeopleNotified from '#identity/events/people_notified'
import ForgetNotifications from '#identity/jobs/forget_notifications'
import WarnOfTokens from '#identity/jobs/warn_of_tokens'
import {
  noticeEntries,
  noticeKinds,
  noticeSchedules,
  noticeTasks,
} from '#identity/notices/registered'
import { transferNotices } from '#identity/transfer/notices'
import { providePersonNames } from '#shared/audit/history'
import type { Subscriptions } from '#shared/modules/subscriptions'

provideContents('identity', () => import('#identity/queries/institution_contents'))
providePersonNames(() => import('#identity/queries/names_of_people'))

export default {
  imports: [staffImport, pupilsImport, rosterImport],
  events: [PeopleNotified, PeopleMerged],
  mergePeople: identityPersonColumns,
  listeners: [[PeopleNotified, () => import('#identity/listeners/prepare_deliveries')]],
  notifications: [...noticeKinds, ...transferNotices],
  administration: noticeEntries,
  background: noticeTasks,
  schedules: noticeSchedules,
  jobs: [MakeAccounts, ForgetNotifications, WarnOfTokens, ApplyRollover, ExportPersonalData],
  packs: [demoPeople, privacyNotice],
  personalData: [...identityPersonalData, ...classData, ...notificationData],
  retention: identityRetention,
} satisfies Subscriptions
