import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'institutions.api.index': { paramsTuple?: []; params?: {} }
    'institutions.api.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'code_lists.index': { paramsTuple?: []; params?: {} }
    'code_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.sheet': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.create': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.store': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'code_lists.update': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'code_lists.end': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'code_lists.reopen': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'institutions.index': { paramsTuple?: []; params?: {} }
    'institutions.create': { paramsTuple?: []; params?: {} }
    'institutions.tree': { paramsTuple?: []; params?: {} }
    'institutions.export': { paramsTuple?: []; params?: {} }
    'institutions.places.index': { paramsTuple?: []; params?: {} }
    'institutions.places.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'institutions.code': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'institutions.clusters.index': { paramsTuple?: []; params?: {} }
    'institutions.clusters.create': { paramsTuple?: []; params?: {} }
    'institutions.clusters.store': { paramsTuple?: []; params?: {} }
    'institutions.clusters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.clusters.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.clusters.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.store': { paramsTuple?: []; params?: {} }
    'institutions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.merger.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.merger.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.merger.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.api.subjects': { paramsTuple?: []; params?: {} }
    'curriculum.api.lessons': { paramsTuple?: []; params?: {} }
    'curriculum.subjects.index': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.index': { paramsTuple?: []; params?: {} }
    'curriculum.case_documents.index': { paramsTuple?: []; params?: {} }
    'curriculum.case_documents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.case_documents.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.create': { paramsTuple?: []; params?: {} }
    'curriculum.subjects.store': { paramsTuple?: []; params?: {} }
    'curriculum.subjects.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.subjects.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.frameworks.create': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.store': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.frameworks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_enforcements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.outlines.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'subject': ParamValue} }
    'curriculum.nodes.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.nodes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.nodes.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.nodes.update': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.nodes.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.node_moves.store': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.node_retirements.store': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.node_retirements.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.frameworks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_differences.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_sheets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_codes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.prints.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'calendar.calendars.show': { paramsTuple?: []; params?: {} }
    'calendar.calendar_prints.show': { paramsTuple?: []; params?: {} }
    'calendar.holidays.index': { paramsTuple?: []; params?: {} }
    'calendar.holiday_sheets.show': { paramsTuple?: []; params?: {} }
    'calendar.year_sheets.show': { paramsTuple?: []; params?: {} }
    'calendar.years.create': { paramsTuple?: []; params?: {} }
    'calendar.years.store': { paramsTuple?: []; params?: {} }
    'calendar.years.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.years.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.years.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.holidays.create': { paramsTuple?: []; params?: {} }
    'calendar.holidays.store': { paramsTuple?: []; params?: {} }
    'calendar.holidays.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.holidays.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.holidays.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.years.index': { paramsTuple?: []; params?: {} }
    'case.v1p1.documents': { paramsTuple?: []; params?: {} }
    'case.v1p1.document': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.item': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.item_associations': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.association': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.rubric': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.definitions': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'case.v1p1.definition': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'case.v1p0.documents': { paramsTuple?: []; params?: {} }
    'case.v1p0.document': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.item': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.item_associations': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.association': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.rubric': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.definitions': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'case.v1p0.definition': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'identity.people.index': { paramsTuple?: []; params?: {} }
    'identity.people.store': { paramsTuple?: []; params?: {} }
    'identity.people.create': { paramsTuple?: []; params?: {} }
    'identity.people_exports.show': { paramsTuple?: []; params?: {} }
    'identity.account_batches.create': { paramsTuple?: []; params?: {} }
    'identity.account_batches.store': { paramsTuple?: []; params?: {} }
    'identity.account_batches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.account_batches.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.account_batch_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.batch_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_duplicates.index': { paramsTuple?: []; params?: {} }
    'identity.person_merges.create': { paramsTuple?: []; params?: {} }
    'identity.person_merges.store': { paramsTuple?: []; params?: {} }
    'identity.person_merges.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rosters.index': { paramsTuple?: []; params?: {} }
    'identity.rosters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people_selections.create': { paramsTuple?: []; params?: {} }
    'identity.people_selections.store': { paramsTuple?: []; params?: {} }
    'identity.people.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_accounts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_accounts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_accounts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_second_factors.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.password_resets.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.memberships.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.memberships.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.memberships.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'membership': ParamValue} }
    'identity.deliveries.index': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.index': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.store': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.create': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.api_token_rotations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.delivery_retries.store': { paramsTuple?: []; params?: {} }
    'identity.classes.index': { paramsTuple?: []; params?: {} }
    'identity.classes.store': { paramsTuple?: []; params?: {} }
    'identity.classes.create': { paramsTuple?: []; params?: {} }
    'identity.classes_exports.show': { paramsTuple?: []; params?: {} }
    'identity.classes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.classes.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.classes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_lists.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_numbers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_pupils.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_pupils.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'pupil': ParamValue} }
    'identity.class_pupils.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'pupil': ParamValue} }
    'identity.class_pupils.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'pupil': ParamValue} }
    'identity.class_teachers.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_teachers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_teachers.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'teacher': ParamValue} }
    'identity.class_endings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_endings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.transfers.index': { paramsTuple?: []; params?: {} }
    'identity.transfers.store': { paramsTuple?: []; params?: {} }
    'identity.transfers.create': { paramsTuple?: []; params?: {} }
    'identity.transfers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.transfers.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.transfer_decisions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.guest_stays.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollovers.index': { paramsTuple?: []; params?: {} }
    'identity.rollovers.store': { paramsTuple?: []; params?: {} }
    'identity.rollovers.create': { paramsTuple?: []; params?: {} }
    'identity.rollovers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollovers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollovers.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollover_classes.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'class': ParamValue} }
    'identity.rollover_classes.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'class': ParamValue} }
    'identity.rollover_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollover_runs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.sign_ins.store': { paramsTuple?: []; params?: {} }
    'identity.codes.create': { paramsTuple?: []; params?: {} }
    'identity.codes.store': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.show': { paramsTuple?: []; params?: {} }
    'identity.openid_links.create': { paramsTuple?: []; params?: {} }
    'identity.openid_links.store': { paramsTuple?: []; params?: {} }
    'identity.privacy_notices.show': { paramsTuple?: []; params?: {} }
    'identity.privacy_notices.edit': { paramsTuple?: []; params?: {} }
    'identity.privacy_notices.update': { paramsTuple?: []; params?: {} }
    'identity.acknowledgements.store': { paramsTuple?: []; params?: {} }
    'identity.sign_outs.store': { paramsTuple?: []; params?: {} }
    'identity.accounts.show': { paramsTuple?: []; params?: {} }
    'identity.accounts.update': { paramsTuple?: []; params?: {} }
    'identity.emails.update': { paramsTuple?: []; params?: {} }
    'identity.passwords.edit': { paramsTuple?: []; params?: {} }
    'identity.passwords.update': { paramsTuple?: []; params?: {} }
    'identity.second_factors.create': { paramsTuple?: []; params?: {} }
    'identity.second_factors.store': { paramsTuple?: []; params?: {} }
    'identity.second_factors.destroy': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.show': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'identity.presences.show': { paramsTuple?: []; params?: {} }
    'identity.personal_data.show': { paramsTuple?: []; params?: {} }
    'identity.data_exports.store': { paramsTuple?: []; params?: {} }
    'identity.data_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.login_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.notifications.index': { paramsTuple?: []; params?: {} }
    'identity.notification_readings.store': { paramsTuple?: []; params?: {} }
    'identity.notification_choices.edit': { paramsTuple?: []; params?: {} }
    'identity.notification_choices.update': { paramsTuple?: []; params?: {} }
    'identity.notification_tests.store': { paramsTuple?: []; params?: {} }
    'identity.telegram_links.store': { paramsTuple?: []; params?: {} }
    'identity.telegram_links.destroy': { paramsTuple?: []; params?: {} }
    'identity.notifications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.notifications.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.sign_outs_everywhere.store': { paramsTuple?: []; params?: {} }
    'media.uploads.index': { paramsTuple?: []; params?: {} }
    'media.uploads.store': { paramsTuple?: []; params?: {} }
    'media.uploads.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.uploads.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.preparations.index': { paramsTuple?: []; params?: {} }
    'media.preparation_retries.store': { paramsTuple?: []; params?: {} }
    'runtime.xapi': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'runtime.statements.index': { paramsTuple?: []; params?: {} }
    'runtime.statements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.statement_exports.show': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.index': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.create': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.store': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.record_stores.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.record_stores.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.record_store_trials.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.packages.index': { paramsTuple?: []; params?: {} }
    'runtime.packages.create': { paramsTuple?: []; params?: {} }
    'runtime.packages.store': { paramsTuple?: []; params?: {} }
    'runtime.packages.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.packages.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.packages.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.packages.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.package_versions.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.package_versions.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.package_versions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue} }
    'runtime.launch_files.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.launches.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.launches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.launch_parts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'part': ParamValue} }
    'runtime.launch_parts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'part': ParamValue} }
    'runtime.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.attempt_logs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.waivers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.attempt_sessions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'session': ParamValue} }
    'runtime.outside_decisions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.outside_origins.index': { paramsTuple?: []; params?: {} }
    'runtime.content_libraries.index': { paramsTuple?: []; params?: {} }
    'runtime.content_libraries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.library_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'runtime.library_decisions.store': { paramsTuple?: []; params?: {} }
    'credentials.issuers.list': { paramsTuple?: []; params?: {} }
    'credentials.issuers.revocations': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'credentials.verifications.create': { paramsTuple?: []; params?: {} }
    'credentials.verifications.store': { paramsTuple?: []; params?: {} }
    'credentials.verifications.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.certificates.index': { paramsTuple?: []; params?: {} }
    'credentials.certificates.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.certificates.file': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.awards.index': { paramsTuple?: []; params?: {} }
    'credentials.issuers.index': { paramsTuple?: []; params?: {} }
    'credentials.issuers.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'credentials.awards.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.awards.update': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.awards.destroy': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'library.api.index': { paramsTuple?: []; params?: {} }
    'library.api.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.api.files': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.harvests.show': { paramsTuple?: []; params?: {} }
    'library.harvests.store': { paramsTuple?: []; params?: {} }
    'library.feeds.index': { paramsTuple?: []; params?: {} }
    'library.feeds.rss': { paramsTuple?: []; params?: {} }
    'library.feeds.atom': { paramsTuple?: []; params?: {} }
    'library.sitemaps.index': { paramsTuple?: []; params?: {} }
    'library.sitemaps.show': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'library.sitemaps.robots': { paramsTuple?: []; params?: {} }
    'library.resources.index': { paramsTuple?: []; params?: {} }
    'library.resources.create': { paramsTuple?: []; params?: {} }
    'library.drafts.index': { paramsTuple?: []; params?: {} }
    'library.own_resources.index': { paramsTuple?: []; params?: {} }
    'library.saves.index': { paramsTuple?: []; params?: {} }
    'library.coverage.index': { paramsTuple?: []; params?: {} }
    'library.sources.index': { paramsTuple?: []; params?: {} }
    'library.sources.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.sources.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.exports.index': { paramsTuple?: []; params?: {} }
    'library.exports.create': { paramsTuple?: []; params?: {} }
    'library.exports.store': { paramsTuple?: []; params?: {} }
    'library.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.exports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.coverage.print': { paramsTuple?: []; params?: {} }
    'library.coverage_sheets.show': { paramsTuple?: []; params?: {} }
    'library.localisations.index': { paramsTuple?: []; params?: {} }
    'library.localisations.print': { paramsTuple?: []; params?: {} }
    'library.localisations.sheet': { paramsTuple?: []; params?: {} }
    'library.saves.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.saves.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.ratings.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.ratings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.ratings.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.resources.store': { paramsTuple?: []; params?: {} }
    'library.relations.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.relations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'relation': ParamValue} }
    'library.adaptations.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.proofs.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.resources.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.resources.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.plays.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.viewings.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.publications.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.publications.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.citations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'format': ParamValue} }
    'library.short_codes.card': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.versions.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.versions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue} }
    'library.versions.file': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue,'name': ParamValue} }
    'library.relations.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.plays.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.bundles.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.derivatives.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue,'made': ParamValue} }
    'library.resources.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'code': ParamValue,'slug'?: ParamValue} }
    'library.all_exports.index': { paramsTuple?: []; params?: {} }
    'library.all_exports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.handbook.index': { paramsTuple?: []; params?: {} }
    'library.reviews.index': { paramsTuple?: []; params?: {} }
    'library.reviews.store': { paramsTuple?: []; params?: {} }
    'library.reviews.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.reviews.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.reviews.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.review_decisions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.review_decisions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.review_comments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.review_comments.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'comment': ParamValue} }
    'library.short_codes.index': { paramsTuple?: []; params?: {} }
    'library.short_codes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.index': { paramsTuple?: []; params?: {} }
    'library.collections.create': { paramsTuple?: []; params?: {} }
    'library.collections.store': { paramsTuple?: []; params?: {} }
    'library.collections.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collection_items.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collection_items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'item': ParamValue} }
    'library.collection_items.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'item': ParamValue} }
    'library.collections.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.credits': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.work_orders.index': { paramsTuple?: []; params?: {} }
    'library.work_orders.create': { paramsTuple?: []; params?: {} }
    'library.work_orders.store': { paramsTuple?: []; params?: {} }
    'library.work_orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.work_orders.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.work_orders.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.banks.index': { paramsTuple?: []; params?: {} }
    'courses.banks.create': { paramsTuple?: []; params?: {} }
    'courses.banks.store': { paramsTuple?: []; params?: {} }
    'courses.banks.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.banks.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.banks.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.banks.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.questions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.questions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.questions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.question_trials.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.question_copies.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.question_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'version': ParamValue,'name': ParamValue} }
    'courses.quizzes.index': { paramsTuple?: []; params?: {} }
    'courses.quizzes.create': { paramsTuple?: []; params?: {} }
    'courses.exam_schemes.index': { paramsTuple?: []; params?: {} }
    'courses.quizzes.store': { paramsTuple?: []; params?: {} }
    'courses.quizzes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quizzes.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quizzes.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quizzes.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_openings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_openings.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.quiz_parts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.quiz_picks.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_picks.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.add_section': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.change_section': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.quiz_parts.remove_section': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.quiz_attempts.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_results.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_results.items': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.regrades.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_marks.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.accommodations.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.accommodations.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.accommodations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.work_marks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.work_marks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.work_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'courses.quiz_attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quiz_answers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.hand_ins.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.hand_ins.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quiz_marks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quiz_marks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.courses.index': { paramsTuple?: []; params?: {} }
    'courses.courses.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activities.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.enrolments.create': { paramsTuple?: []; params?: {} }
    'courses.enrolments.join': { paramsTuple?: []; params?: {} }
    'courses.courses.create': { paramsTuple?: []; params?: {} }
    'courses.courses.store': { paramsTuple?: []; params?: {} }
    'courses.courses.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.courses.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.courses.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.builds.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.builds.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_sections.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_sections.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_activities.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_activities.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_activities.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_activities.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_activities.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_openings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_openings.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_copies.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.enrolments.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.enrolments.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activity_openings.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.activity_ends.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.works.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.work_marks.index': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_people.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_people.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_people.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_people.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.instructors.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.instructors.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.attendances.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.attendances.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.gradebooks.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.gradebooks.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.grades.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.own_grades.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.grades.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue} }
    'courses.given_grades.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue,'of': ParamValue} }
    'courses.given_grades.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue,'of': ParamValue} }
    'courses.course_certificates.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_certificates.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_certificates.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.posts.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.posts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.posts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.posts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.post_reports.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.previews.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.previews.activity': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.class_progress.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.progress_changes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.class_progress.projector': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activity_progress.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.activity_progress.projector': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.learner_progress.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.nudges.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_groups.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_groups.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_groups.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_groups.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.cohorts.index': { paramsTuple?: []; params?: {} }
    'courses.cohorts.create': { paramsTuple?: []; params?: {} }
    'courses.cohorts.store': { paramsTuple?: []; params?: {} }
    'courses.cohorts.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohort_people.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohort_people.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'mirror.v1.pairing_requests.index': { paramsTuple?: []; params?: {} }
    'mirror.v1.pairing_requests.store': { paramsTuple?: []; params?: {} }
    'mirror.v1.pairing_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.pairings.index': { paramsTuple?: []; params?: {} }
    'mirror.pairings.store': { paramsTuple?: []; params?: {} }
    'mirror.pairings.create': { paramsTuple?: []; params?: {} }
    'mirror.pairings.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.pairings.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.pairing_refusals.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.pairing_answers.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.sites.index': { paramsTuple?: []; params?: {} }
    'mirror.site_exports.show': { paramsTuple?: []; params?: {} }
    'mirror.site_details.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_details.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_details.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_standings.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_standings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_machines.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.own_pairings.create': { paramsTuple?: []; params?: {} }
    'mirror.own_pairings.store': { paramsTuple?: []; params?: {} }
    'mirror.own_pairings.destroy': { paramsTuple?: []; params?: {} }
    'mirror.own_answers.show': { paramsTuple?: []; params?: {} }
    'mirror.own_answers.store': { paramsTuple?: []; params?: {} }
    'mirror.own_machines.store': { paramsTuple?: []; params?: {} }
    'mirror.here.show': { paramsTuple?: []; params?: {} }
    'mirror.here.edit': { paramsTuple?: []; params?: {} }
    'mirror.here.update': { paramsTuple?: []; params?: {} }
    'mirror.visits.index': { paramsTuple?: []; params?: {} }
    'mirror.contacts.store': { paramsTuple?: []; params?: {} }
    'mirror.contacts.destroy': { paramsTuple?: []; params?: {} }
    'mirror.edition_returns.store': { paramsTuple?: []; params?: {} }
    'mirror.sticks.index': { paramsTuple?: []; params?: {} }
    'mirror.sticks.create': { paramsTuple?: []; params?: {} }
    'mirror.sticks.store': { paramsTuple?: []; params?: {} }
    'mirror.sticks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.stick_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.stick_runs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.v1.polls.store': { paramsTuple?: []; params?: {} }
    'mirror.v1.trust_files.show': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'mirror.v1.objects.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'first': ParamValue,'second': ParamValue,'name': ParamValue} }
    'mirror.v1.have': { paramsTuple?: []; params?: {} }
    'mirror.v1.want': { paramsTuple?: []; params?: {} }
    'mirror.overviews.show': { paramsTuple?: []; params?: {} }
    'mirror.profiles.index': { paramsTuple?: []; params?: {} }
    'mirror.profiles.create': { paramsTuple?: []; params?: {} }
    'mirror.profiles.store': { paramsTuple?: []; params?: {} }
    'mirror.profiles.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.profiles.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.profiles.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.profile_archives.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.profile_archives.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.covered_institutions.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.plan_lists.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'list': ParamValue} }
    'mirror.plans.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.editions.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.editions.index': { paramsTuple?: []; params?: {} }
    'mirror.editions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.edition_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.edition_runs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.withdrawals.index': { paramsTuple?: []; params?: {} }
    'mirror.withdrawals.create': { paramsTuple?: []; params?: {} }
    'mirror.withdrawals.store': { paramsTuple?: []; params?: {} }
    'mirror.withdrawals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.withdrawals.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.publications.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.site_logos.show': { paramsTuple: [ParamValue]; params: {'sha256': ParamValue} }
    'operations.site_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.site_settings.update': { paramsTuple?: []; params?: {} }
    'operations.site_logos.store': { paramsTuple?: []; params?: {} }
    'operations.site_logos.destroy': { paramsTuple?: []; params?: {} }
    'operations.mail_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.mail_settings.update': { paramsTuple?: []; params?: {} }
    'operations.mail_tests.store': { paramsTuple?: []; params?: {} }
    'operations.telegram_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.telegram_settings.update': { paramsTuple?: []; params?: {} }
    'operations.telegram_settings.destroy': { paramsTuple?: []; params?: {} }
    'operations.telegram_tests.store': { paramsTuple?: []; params?: {} }
    'operations.imports.index': { paramsTuple?: []; params?: {} }
    'operations.imports.create': { paramsTuple?: []; params?: {} }
    'operations.import_templates.show': { paramsTuple?: []; params?: {} }
    'operations.imports.store': { paramsTuple?: []; params?: {} }
    'operations.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_choices.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_previews.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_applications.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_undos.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_bad_rows.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'operations.first_runs.create': { paramsTuple?: []; params?: {} }
    'operations.first_runs.store': { paramsTuple?: []; params?: {} }
    'operations.api_docs.index': { paramsTuple?: []; params?: {} }
    'operations.api_docs.show': { paramsTuple?: []; params?: {} }
    'operations.components.index': { paramsTuple?: []; params?: {} }
    'operations.liveness.show': { paramsTuple?: []; params?: {} }
    'operations.readiness.show': { paramsTuple?: []; params?: {} }
    'operations.notice_prints.show': { paramsTuple?: []; params?: {} }
    'operations.reports.create': { paramsTuple?: []; params?: {} }
    'operations.reports.store': { paramsTuple?: []; params?: {} }
    'operations.reports.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'operations.administration.index': { paramsTuple?: []; params?: {} }
    'operations.jobs.index': { paramsTuple?: []; params?: {} }
    'operations.jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.job_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.job_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.audit_entries.index': { paramsTuple?: []; params?: {} }
    'operations.audit_exports.show': { paramsTuple?: []; params?: {} }
    'operations.audit_packages.show': { paramsTuple?: []; params?: {} }
    'operations.audit_chains.show': { paramsTuple?: []; params?: {} }
    'operations.audit_checks.store': { paramsTuple?: []; params?: {} }
    'operations.schedule_runs.store': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'operations.backups.index': { paramsTuple?: []; params?: {} }
    'operations.backup_instructions.show': { paramsTuple?: []; params?: {} }
    'operations.backup_places.create': { paramsTuple?: []; params?: {} }
    'operations.backup_places.store': { paramsTuple?: []; params?: {} }
    'operations.backup_places.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.backup_places.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.backup_places.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.backup_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.backup_drills.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.own_reports.index': { paramsTuple?: []; params?: {} }
    'operations.own_privacy_requests.create': { paramsTuple?: []; params?: {} }
    'operations.own_privacy_requests.store': { paramsTuple?: []; params?: {} }
    'operations.guardian_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.guardian_requests.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.privacy_requests.index': { paramsTuple?: []; params?: {} }
    'operations.privacy_requests.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.privacy_requests.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.privacy_request_withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.retention_rules.edit': { paramsTuple?: []; params?: {} }
    'operations.retention_rules.update': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'operations.retention_runs.store': { paramsTuple?: []; params?: {} }
    'operations.reports.index': { paramsTuple?: []; params?: {} }
    'operations.contacts.create': { paramsTuple?: []; params?: {} }
    'operations.contacts.store': { paramsTuple?: []; params?: {} }
    'operations.contacts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.report_steps.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.report_steps.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.health.show': { paramsTuple?: []; params?: {} }
    'operations.index_rebuilds.store': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'institutions.api.index': { paramsTuple?: []; params?: {} }
    'institutions.api.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'code_lists.index': { paramsTuple?: []; params?: {} }
    'code_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.sheet': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.create': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'institutions.index': { paramsTuple?: []; params?: {} }
    'institutions.create': { paramsTuple?: []; params?: {} }
    'institutions.tree': { paramsTuple?: []; params?: {} }
    'institutions.export': { paramsTuple?: []; params?: {} }
    'institutions.places.index': { paramsTuple?: []; params?: {} }
    'institutions.places.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'institutions.code': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'institutions.clusters.index': { paramsTuple?: []; params?: {} }
    'institutions.clusters.create': { paramsTuple?: []; params?: {} }
    'institutions.clusters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.clusters.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.merger.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.api.subjects': { paramsTuple?: []; params?: {} }
    'curriculum.api.lessons': { paramsTuple?: []; params?: {} }
    'curriculum.subjects.index': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.index': { paramsTuple?: []; params?: {} }
    'curriculum.case_documents.index': { paramsTuple?: []; params?: {} }
    'curriculum.case_documents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.case_documents.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.create': { paramsTuple?: []; params?: {} }
    'curriculum.subjects.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.frameworks.create': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.outlines.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'subject': ParamValue} }
    'curriculum.nodes.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.nodes.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.frameworks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_differences.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_sheets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_codes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.prints.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'calendar.calendars.show': { paramsTuple?: []; params?: {} }
    'calendar.calendar_prints.show': { paramsTuple?: []; params?: {} }
    'calendar.holidays.index': { paramsTuple?: []; params?: {} }
    'calendar.holiday_sheets.show': { paramsTuple?: []; params?: {} }
    'calendar.year_sheets.show': { paramsTuple?: []; params?: {} }
    'calendar.years.create': { paramsTuple?: []; params?: {} }
    'calendar.years.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.holidays.create': { paramsTuple?: []; params?: {} }
    'calendar.holidays.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.years.index': { paramsTuple?: []; params?: {} }
    'case.v1p1.documents': { paramsTuple?: []; params?: {} }
    'case.v1p1.document': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.item': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.item_associations': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.association': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.rubric': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.definitions': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'case.v1p1.definition': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'case.v1p0.documents': { paramsTuple?: []; params?: {} }
    'case.v1p0.document': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.item': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.item_associations': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.association': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.rubric': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.definitions': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'case.v1p0.definition': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'identity.people.index': { paramsTuple?: []; params?: {} }
    'identity.people.create': { paramsTuple?: []; params?: {} }
    'identity.people_exports.show': { paramsTuple?: []; params?: {} }
    'identity.account_batches.create': { paramsTuple?: []; params?: {} }
    'identity.account_batches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.batch_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_duplicates.index': { paramsTuple?: []; params?: {} }
    'identity.person_merges.create': { paramsTuple?: []; params?: {} }
    'identity.rosters.index': { paramsTuple?: []; params?: {} }
    'identity.rosters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people_selections.create': { paramsTuple?: []; params?: {} }
    'identity.people.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.memberships.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.deliveries.index': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.index': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.create': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.classes.index': { paramsTuple?: []; params?: {} }
    'identity.classes.create': { paramsTuple?: []; params?: {} }
    'identity.classes_exports.show': { paramsTuple?: []; params?: {} }
    'identity.classes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.classes.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_lists.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_pupils.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'pupil': ParamValue} }
    'identity.class_teachers.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_endings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.transfers.index': { paramsTuple?: []; params?: {} }
    'identity.transfers.create': { paramsTuple?: []; params?: {} }
    'identity.transfers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollovers.index': { paramsTuple?: []; params?: {} }
    'identity.rollovers.create': { paramsTuple?: []; params?: {} }
    'identity.rollovers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollover_classes.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'class': ParamValue} }
    'identity.sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.codes.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.show': { paramsTuple?: []; params?: {} }
    'identity.openid_links.create': { paramsTuple?: []; params?: {} }
    'identity.privacy_notices.show': { paramsTuple?: []; params?: {} }
    'identity.privacy_notices.edit': { paramsTuple?: []; params?: {} }
    'identity.accounts.show': { paramsTuple?: []; params?: {} }
    'identity.passwords.edit': { paramsTuple?: []; params?: {} }
    'identity.second_factors.create': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.show': { paramsTuple?: []; params?: {} }
    'identity.presences.show': { paramsTuple?: []; params?: {} }
    'identity.personal_data.show': { paramsTuple?: []; params?: {} }
    'identity.data_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.notifications.index': { paramsTuple?: []; params?: {} }
    'identity.notification_choices.edit': { paramsTuple?: []; params?: {} }
    'identity.notifications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.uploads.index': { paramsTuple?: []; params?: {} }
    'media.preparations.index': { paramsTuple?: []; params?: {} }
    'runtime.xapi': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'runtime.statements.index': { paramsTuple?: []; params?: {} }
    'runtime.statements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.statement_exports.show': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.index': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.create': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.packages.index': { paramsTuple?: []; params?: {} }
    'runtime.packages.create': { paramsTuple?: []; params?: {} }
    'runtime.packages.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.packages.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.package_versions.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.launches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.launch_parts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'part': ParamValue} }
    'runtime.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.attempt_logs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.outside_origins.index': { paramsTuple?: []; params?: {} }
    'runtime.content_libraries.index': { paramsTuple?: []; params?: {} }
    'runtime.content_libraries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.library_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'credentials.issuers.list': { paramsTuple?: []; params?: {} }
    'credentials.issuers.revocations': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'credentials.verifications.create': { paramsTuple?: []; params?: {} }
    'credentials.verifications.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.certificates.index': { paramsTuple?: []; params?: {} }
    'credentials.certificates.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.certificates.file': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.awards.index': { paramsTuple?: []; params?: {} }
    'credentials.issuers.index': { paramsTuple?: []; params?: {} }
    'credentials.awards.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'library.api.index': { paramsTuple?: []; params?: {} }
    'library.api.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.api.files': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.harvests.show': { paramsTuple?: []; params?: {} }
    'library.feeds.index': { paramsTuple?: []; params?: {} }
    'library.feeds.rss': { paramsTuple?: []; params?: {} }
    'library.feeds.atom': { paramsTuple?: []; params?: {} }
    'library.sitemaps.index': { paramsTuple?: []; params?: {} }
    'library.sitemaps.show': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'library.sitemaps.robots': { paramsTuple?: []; params?: {} }
    'library.resources.index': { paramsTuple?: []; params?: {} }
    'library.resources.create': { paramsTuple?: []; params?: {} }
    'library.drafts.index': { paramsTuple?: []; params?: {} }
    'library.own_resources.index': { paramsTuple?: []; params?: {} }
    'library.saves.index': { paramsTuple?: []; params?: {} }
    'library.coverage.index': { paramsTuple?: []; params?: {} }
    'library.sources.index': { paramsTuple?: []; params?: {} }
    'library.sources.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.exports.index': { paramsTuple?: []; params?: {} }
    'library.exports.create': { paramsTuple?: []; params?: {} }
    'library.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.coverage.print': { paramsTuple?: []; params?: {} }
    'library.coverage_sheets.show': { paramsTuple?: []; params?: {} }
    'library.localisations.index': { paramsTuple?: []; params?: {} }
    'library.localisations.print': { paramsTuple?: []; params?: {} }
    'library.localisations.sheet': { paramsTuple?: []; params?: {} }
    'library.ratings.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.proofs.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.resources.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.citations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'format': ParamValue} }
    'library.short_codes.card': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.versions.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.versions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue} }
    'library.versions.file': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue,'name': ParamValue} }
    'library.relations.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.plays.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.bundles.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.derivatives.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue,'made': ParamValue} }
    'library.resources.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'code': ParamValue,'slug'?: ParamValue} }
    'library.all_exports.index': { paramsTuple?: []; params?: {} }
    'library.handbook.index': { paramsTuple?: []; params?: {} }
    'library.reviews.index': { paramsTuple?: []; params?: {} }
    'library.reviews.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.short_codes.index': { paramsTuple?: []; params?: {} }
    'library.short_codes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.index': { paramsTuple?: []; params?: {} }
    'library.collections.create': { paramsTuple?: []; params?: {} }
    'library.collections.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.credits': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.work_orders.index': { paramsTuple?: []; params?: {} }
    'library.work_orders.create': { paramsTuple?: []; params?: {} }
    'library.work_orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.banks.index': { paramsTuple?: []; params?: {} }
    'courses.banks.create': { paramsTuple?: []; params?: {} }
    'courses.banks.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.banks.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.questions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.question_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'version': ParamValue,'name': ParamValue} }
    'courses.quizzes.index': { paramsTuple?: []; params?: {} }
    'courses.quizzes.create': { paramsTuple?: []; params?: {} }
    'courses.exam_schemes.index': { paramsTuple?: []; params?: {} }
    'courses.quizzes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quizzes.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_picks.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_results.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_results.items': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_marks.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.accommodations.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.work_marks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.work_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'courses.quiz_attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.hand_ins.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quiz_marks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.courses.index': { paramsTuple?: []; params?: {} }
    'courses.courses.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activities.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.enrolments.create': { paramsTuple?: []; params?: {} }
    'courses.courses.create': { paramsTuple?: []; params?: {} }
    'courses.courses.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.builds.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_activities.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_activities.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.work_marks.index': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_people.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_people.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.attendances.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.gradebooks.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.grades.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.own_grades.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.grades.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue} }
    'courses.given_grades.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue,'of': ParamValue} }
    'courses.course_certificates.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.posts.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.previews.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.previews.activity': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.class_progress.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.progress_changes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.class_progress.projector': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activity_progress.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.activity_progress.projector': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.learner_progress.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_groups.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.index': { paramsTuple?: []; params?: {} }
    'courses.cohorts.create': { paramsTuple?: []; params?: {} }
    'courses.cohorts.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.v1.pairing_requests.index': { paramsTuple?: []; params?: {} }
    'mirror.v1.pairing_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.pairings.index': { paramsTuple?: []; params?: {} }
    'mirror.pairings.create': { paramsTuple?: []; params?: {} }
    'mirror.pairings.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.pairing_answers.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.sites.index': { paramsTuple?: []; params?: {} }
    'mirror.site_exports.show': { paramsTuple?: []; params?: {} }
    'mirror.site_details.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_details.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_standings.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.own_pairings.create': { paramsTuple?: []; params?: {} }
    'mirror.own_answers.show': { paramsTuple?: []; params?: {} }
    'mirror.here.show': { paramsTuple?: []; params?: {} }
    'mirror.here.edit': { paramsTuple?: []; params?: {} }
    'mirror.visits.index': { paramsTuple?: []; params?: {} }
    'mirror.sticks.index': { paramsTuple?: []; params?: {} }
    'mirror.sticks.create': { paramsTuple?: []; params?: {} }
    'mirror.sticks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.v1.trust_files.show': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'mirror.v1.objects.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'first': ParamValue,'second': ParamValue,'name': ParamValue} }
    'mirror.overviews.show': { paramsTuple?: []; params?: {} }
    'mirror.profiles.index': { paramsTuple?: []; params?: {} }
    'mirror.profiles.create': { paramsTuple?: []; params?: {} }
    'mirror.profiles.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.profiles.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.covered_institutions.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.plan_lists.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'list': ParamValue} }
    'mirror.editions.index': { paramsTuple?: []; params?: {} }
    'mirror.editions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.withdrawals.index': { paramsTuple?: []; params?: {} }
    'mirror.withdrawals.create': { paramsTuple?: []; params?: {} }
    'mirror.withdrawals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.site_logos.show': { paramsTuple: [ParamValue]; params: {'sha256': ParamValue} }
    'operations.site_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.mail_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.telegram_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.imports.index': { paramsTuple?: []; params?: {} }
    'operations.imports.create': { paramsTuple?: []; params?: {} }
    'operations.import_templates.show': { paramsTuple?: []; params?: {} }
    'operations.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_bad_rows.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'operations.first_runs.create': { paramsTuple?: []; params?: {} }
    'operations.api_docs.index': { paramsTuple?: []; params?: {} }
    'operations.api_docs.show': { paramsTuple?: []; params?: {} }
    'operations.components.index': { paramsTuple?: []; params?: {} }
    'operations.liveness.show': { paramsTuple?: []; params?: {} }
    'operations.readiness.show': { paramsTuple?: []; params?: {} }
    'operations.notice_prints.show': { paramsTuple?: []; params?: {} }
    'operations.reports.create': { paramsTuple?: []; params?: {} }
    'operations.reports.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'operations.administration.index': { paramsTuple?: []; params?: {} }
    'operations.jobs.index': { paramsTuple?: []; params?: {} }
    'operations.jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.audit_entries.index': { paramsTuple?: []; params?: {} }
    'operations.audit_exports.show': { paramsTuple?: []; params?: {} }
    'operations.audit_packages.show': { paramsTuple?: []; params?: {} }
    'operations.audit_chains.show': { paramsTuple?: []; params?: {} }
    'operations.backups.index': { paramsTuple?: []; params?: {} }
    'operations.backup_instructions.show': { paramsTuple?: []; params?: {} }
    'operations.backup_places.create': { paramsTuple?: []; params?: {} }
    'operations.backup_places.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.own_reports.index': { paramsTuple?: []; params?: {} }
    'operations.own_privacy_requests.create': { paramsTuple?: []; params?: {} }
    'operations.guardian_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.privacy_requests.index': { paramsTuple?: []; params?: {} }
    'operations.privacy_requests.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.retention_rules.edit': { paramsTuple?: []; params?: {} }
    'operations.reports.index': { paramsTuple?: []; params?: {} }
    'operations.contacts.create': { paramsTuple?: []; params?: {} }
    'operations.report_steps.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.health.show': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'institutions.api.index': { paramsTuple?: []; params?: {} }
    'institutions.api.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'code_lists.index': { paramsTuple?: []; params?: {} }
    'code_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.sheet': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.create': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'institutions.index': { paramsTuple?: []; params?: {} }
    'institutions.create': { paramsTuple?: []; params?: {} }
    'institutions.tree': { paramsTuple?: []; params?: {} }
    'institutions.export': { paramsTuple?: []; params?: {} }
    'institutions.places.index': { paramsTuple?: []; params?: {} }
    'institutions.places.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'institutions.code': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'institutions.clusters.index': { paramsTuple?: []; params?: {} }
    'institutions.clusters.create': { paramsTuple?: []; params?: {} }
    'institutions.clusters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.clusters.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.merger.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.api.subjects': { paramsTuple?: []; params?: {} }
    'curriculum.api.lessons': { paramsTuple?: []; params?: {} }
    'curriculum.subjects.index': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.index': { paramsTuple?: []; params?: {} }
    'curriculum.case_documents.index': { paramsTuple?: []; params?: {} }
    'curriculum.case_documents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.case_documents.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.create': { paramsTuple?: []; params?: {} }
    'curriculum.subjects.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.frameworks.create': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.outlines.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'subject': ParamValue} }
    'curriculum.nodes.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.nodes.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.frameworks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_differences.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_sheets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.framework_codes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.prints.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'calendar.calendars.show': { paramsTuple?: []; params?: {} }
    'calendar.calendar_prints.show': { paramsTuple?: []; params?: {} }
    'calendar.holidays.index': { paramsTuple?: []; params?: {} }
    'calendar.holiday_sheets.show': { paramsTuple?: []; params?: {} }
    'calendar.year_sheets.show': { paramsTuple?: []; params?: {} }
    'calendar.years.create': { paramsTuple?: []; params?: {} }
    'calendar.years.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.holidays.create': { paramsTuple?: []; params?: {} }
    'calendar.holidays.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.years.index': { paramsTuple?: []; params?: {} }
    'case.v1p1.documents': { paramsTuple?: []; params?: {} }
    'case.v1p1.document': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.item': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.item_associations': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.association': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.rubric': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p1.definitions': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'case.v1p1.definition': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'case.v1p0.documents': { paramsTuple?: []; params?: {} }
    'case.v1p0.document': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.package': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.item': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.item_associations': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.association': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.rubric': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case.v1p0.definitions': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'case.v1p0.definition': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'identity.people.index': { paramsTuple?: []; params?: {} }
    'identity.people.create': { paramsTuple?: []; params?: {} }
    'identity.people_exports.show': { paramsTuple?: []; params?: {} }
    'identity.account_batches.create': { paramsTuple?: []; params?: {} }
    'identity.account_batches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.batch_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_duplicates.index': { paramsTuple?: []; params?: {} }
    'identity.person_merges.create': { paramsTuple?: []; params?: {} }
    'identity.rosters.index': { paramsTuple?: []; params?: {} }
    'identity.rosters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people_selections.create': { paramsTuple?: []; params?: {} }
    'identity.people.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.memberships.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.deliveries.index': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.index': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.create': { paramsTuple?: []; params?: {} }
    'identity.api_tokens.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.classes.index': { paramsTuple?: []; params?: {} }
    'identity.classes.create': { paramsTuple?: []; params?: {} }
    'identity.classes_exports.show': { paramsTuple?: []; params?: {} }
    'identity.classes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.classes.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_lists.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_pupils.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'pupil': ParamValue} }
    'identity.class_teachers.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_endings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.transfers.index': { paramsTuple?: []; params?: {} }
    'identity.transfers.create': { paramsTuple?: []; params?: {} }
    'identity.transfers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollovers.index': { paramsTuple?: []; params?: {} }
    'identity.rollovers.create': { paramsTuple?: []; params?: {} }
    'identity.rollovers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollover_classes.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'class': ParamValue} }
    'identity.sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.codes.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.create': { paramsTuple?: []; params?: {} }
    'identity.openid_sign_ins.show': { paramsTuple?: []; params?: {} }
    'identity.openid_links.create': { paramsTuple?: []; params?: {} }
    'identity.privacy_notices.show': { paramsTuple?: []; params?: {} }
    'identity.privacy_notices.edit': { paramsTuple?: []; params?: {} }
    'identity.accounts.show': { paramsTuple?: []; params?: {} }
    'identity.passwords.edit': { paramsTuple?: []; params?: {} }
    'identity.second_factors.create': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.show': { paramsTuple?: []; params?: {} }
    'identity.presences.show': { paramsTuple?: []; params?: {} }
    'identity.personal_data.show': { paramsTuple?: []; params?: {} }
    'identity.data_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.notifications.index': { paramsTuple?: []; params?: {} }
    'identity.notification_choices.edit': { paramsTuple?: []; params?: {} }
    'identity.notifications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.uploads.index': { paramsTuple?: []; params?: {} }
    'media.uploads.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.preparations.index': { paramsTuple?: []; params?: {} }
    'runtime.xapi': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'runtime.statements.index': { paramsTuple?: []; params?: {} }
    'runtime.statements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.statement_exports.show': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.index': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.create': { paramsTuple?: []; params?: {} }
    'runtime.record_stores.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.packages.index': { paramsTuple?: []; params?: {} }
    'runtime.packages.create': { paramsTuple?: []; params?: {} }
    'runtime.packages.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.packages.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.package_versions.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.launches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.launch_parts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'part': ParamValue} }
    'runtime.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.attempt_logs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.outside_origins.index': { paramsTuple?: []; params?: {} }
    'runtime.content_libraries.index': { paramsTuple?: []; params?: {} }
    'runtime.content_libraries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.library_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'credentials.issuers.list': { paramsTuple?: []; params?: {} }
    'credentials.issuers.revocations': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'credentials.verifications.create': { paramsTuple?: []; params?: {} }
    'credentials.verifications.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.certificates.index': { paramsTuple?: []; params?: {} }
    'credentials.certificates.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.certificates.file': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'credentials.awards.index': { paramsTuple?: []; params?: {} }
    'credentials.issuers.index': { paramsTuple?: []; params?: {} }
    'credentials.awards.show': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'library.api.index': { paramsTuple?: []; params?: {} }
    'library.api.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.api.files': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.harvests.show': { paramsTuple?: []; params?: {} }
    'library.feeds.index': { paramsTuple?: []; params?: {} }
    'library.feeds.rss': { paramsTuple?: []; params?: {} }
    'library.feeds.atom': { paramsTuple?: []; params?: {} }
    'library.sitemaps.index': { paramsTuple?: []; params?: {} }
    'library.sitemaps.show': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'library.sitemaps.robots': { paramsTuple?: []; params?: {} }
    'library.resources.index': { paramsTuple?: []; params?: {} }
    'library.resources.create': { paramsTuple?: []; params?: {} }
    'library.drafts.index': { paramsTuple?: []; params?: {} }
    'library.own_resources.index': { paramsTuple?: []; params?: {} }
    'library.saves.index': { paramsTuple?: []; params?: {} }
    'library.coverage.index': { paramsTuple?: []; params?: {} }
    'library.sources.index': { paramsTuple?: []; params?: {} }
    'library.sources.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.exports.index': { paramsTuple?: []; params?: {} }
    'library.exports.create': { paramsTuple?: []; params?: {} }
    'library.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.coverage.print': { paramsTuple?: []; params?: {} }
    'library.coverage_sheets.show': { paramsTuple?: []; params?: {} }
    'library.localisations.index': { paramsTuple?: []; params?: {} }
    'library.localisations.print': { paramsTuple?: []; params?: {} }
    'library.localisations.sheet': { paramsTuple?: []; params?: {} }
    'library.ratings.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.proofs.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.resources.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.citations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'format': ParamValue} }
    'library.short_codes.card': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.versions.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.versions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue} }
    'library.versions.file': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue,'name': ParamValue} }
    'library.relations.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.plays.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.bundles.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.derivatives.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue,'made': ParamValue} }
    'library.resources.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'code': ParamValue,'slug'?: ParamValue} }
    'library.all_exports.index': { paramsTuple?: []; params?: {} }
    'library.handbook.index': { paramsTuple?: []; params?: {} }
    'library.reviews.index': { paramsTuple?: []; params?: {} }
    'library.reviews.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.short_codes.index': { paramsTuple?: []; params?: {} }
    'library.short_codes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.index': { paramsTuple?: []; params?: {} }
    'library.collections.create': { paramsTuple?: []; params?: {} }
    'library.collections.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collections.credits': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.work_orders.index': { paramsTuple?: []; params?: {} }
    'library.work_orders.create': { paramsTuple?: []; params?: {} }
    'library.work_orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.banks.index': { paramsTuple?: []; params?: {} }
    'courses.banks.create': { paramsTuple?: []; params?: {} }
    'courses.banks.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.banks.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.questions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.question_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'version': ParamValue,'name': ParamValue} }
    'courses.quizzes.index': { paramsTuple?: []; params?: {} }
    'courses.quizzes.create': { paramsTuple?: []; params?: {} }
    'courses.exam_schemes.index': { paramsTuple?: []; params?: {} }
    'courses.quizzes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quizzes.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_picks.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_results.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_results.items': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_marks.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.accommodations.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.work_marks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.work_files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'courses.quiz_attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.hand_ins.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quiz_marks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.courses.index': { paramsTuple?: []; params?: {} }
    'courses.courses.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activities.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.enrolments.create': { paramsTuple?: []; params?: {} }
    'courses.courses.create': { paramsTuple?: []; params?: {} }
    'courses.courses.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.builds.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_activities.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_activities.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.work_marks.index': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_people.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_people.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.attendances.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.gradebooks.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.grades.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.own_grades.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.grades.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue} }
    'courses.given_grades.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue,'of': ParamValue} }
    'courses.course_certificates.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.posts.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.previews.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.previews.activity': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.class_progress.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.progress_changes.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.class_progress.projector': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activity_progress.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.activity_progress.projector': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.learner_progress.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_groups.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.index': { paramsTuple?: []; params?: {} }
    'courses.cohorts.create': { paramsTuple?: []; params?: {} }
    'courses.cohorts.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.v1.pairing_requests.index': { paramsTuple?: []; params?: {} }
    'mirror.v1.pairing_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.pairings.index': { paramsTuple?: []; params?: {} }
    'mirror.pairings.create': { paramsTuple?: []; params?: {} }
    'mirror.pairings.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.pairing_answers.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.sites.index': { paramsTuple?: []; params?: {} }
    'mirror.site_exports.show': { paramsTuple?: []; params?: {} }
    'mirror.site_details.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_details.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_standings.create': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.own_pairings.create': { paramsTuple?: []; params?: {} }
    'mirror.own_answers.show': { paramsTuple?: []; params?: {} }
    'mirror.here.show': { paramsTuple?: []; params?: {} }
    'mirror.here.edit': { paramsTuple?: []; params?: {} }
    'mirror.visits.index': { paramsTuple?: []; params?: {} }
    'mirror.sticks.index': { paramsTuple?: []; params?: {} }
    'mirror.sticks.create': { paramsTuple?: []; params?: {} }
    'mirror.sticks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.v1.trust_files.show': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'mirror.v1.objects.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'first': ParamValue,'second': ParamValue,'name': ParamValue} }
    'mirror.overviews.show': { paramsTuple?: []; params?: {} }
    'mirror.profiles.index': { paramsTuple?: []; params?: {} }
    'mirror.profiles.create': { paramsTuple?: []; params?: {} }
    'mirror.profiles.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.profiles.edit': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.covered_institutions.index': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.plan_lists.show': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'list': ParamValue} }
    'mirror.editions.index': { paramsTuple?: []; params?: {} }
    'mirror.editions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.withdrawals.index': { paramsTuple?: []; params?: {} }
    'mirror.withdrawals.create': { paramsTuple?: []; params?: {} }
    'mirror.withdrawals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.site_logos.show': { paramsTuple: [ParamValue]; params: {'sha256': ParamValue} }
    'operations.site_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.mail_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.telegram_settings.edit': { paramsTuple?: []; params?: {} }
    'operations.imports.index': { paramsTuple?: []; params?: {} }
    'operations.imports.create': { paramsTuple?: []; params?: {} }
    'operations.import_templates.show': { paramsTuple?: []; params?: {} }
    'operations.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_bad_rows.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'operations.first_runs.create': { paramsTuple?: []; params?: {} }
    'operations.api_docs.index': { paramsTuple?: []; params?: {} }
    'operations.api_docs.show': { paramsTuple?: []; params?: {} }
    'operations.components.index': { paramsTuple?: []; params?: {} }
    'operations.liveness.show': { paramsTuple?: []; params?: {} }
    'operations.readiness.show': { paramsTuple?: []; params?: {} }
    'operations.notice_prints.show': { paramsTuple?: []; params?: {} }
    'operations.reports.create': { paramsTuple?: []; params?: {} }
    'operations.reports.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'operations.administration.index': { paramsTuple?: []; params?: {} }
    'operations.jobs.index': { paramsTuple?: []; params?: {} }
    'operations.jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.audit_entries.index': { paramsTuple?: []; params?: {} }
    'operations.audit_exports.show': { paramsTuple?: []; params?: {} }
    'operations.audit_packages.show': { paramsTuple?: []; params?: {} }
    'operations.audit_chains.show': { paramsTuple?: []; params?: {} }
    'operations.backups.index': { paramsTuple?: []; params?: {} }
    'operations.backup_instructions.show': { paramsTuple?: []; params?: {} }
    'operations.backup_places.create': { paramsTuple?: []; params?: {} }
    'operations.backup_places.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.own_reports.index': { paramsTuple?: []; params?: {} }
    'operations.own_privacy_requests.create': { paramsTuple?: []; params?: {} }
    'operations.guardian_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.privacy_requests.index': { paramsTuple?: []; params?: {} }
    'operations.privacy_requests.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.retention_rules.edit': { paramsTuple?: []; params?: {} }
    'operations.reports.index': { paramsTuple?: []; params?: {} }
    'operations.contacts.create': { paramsTuple?: []; params?: {} }
    'operations.report_steps.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.health.show': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'code_lists.store': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'code_lists.end': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'institutions.clusters.store': { paramsTuple?: []; params?: {} }
    'institutions.store': { paramsTuple?: []; params?: {} }
    'institutions.merger.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.store': { paramsTuple?: []; params?: {} }
    'curriculum.frameworks.store': { paramsTuple?: []; params?: {} }
    'curriculum.framework_enforcements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.nodes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.node_moves.store': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.node_retirements.store': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'calendar.years.store': { paramsTuple?: []; params?: {} }
    'calendar.holidays.store': { paramsTuple?: []; params?: {} }
    'identity.people.store': { paramsTuple?: []; params?: {} }
    'identity.account_batches.store': { paramsTuple?: []; params?: {} }
    'identity.account_batch_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_merges.store': { paramsTuple?: []; params?: {} }
    'identity.people_selections.store': { paramsTuple?: []; params?: {} }
    'identity.person_accounts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.password_resets.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.memberships.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.api_tokens.store': { paramsTuple?: []; params?: {} }
    'identity.api_token_rotations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.delivery_retries.store': { paramsTuple?: []; params?: {} }
    'identity.classes.store': { paramsTuple?: []; params?: {} }
    'identity.class_numbers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_pupils.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_teachers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_endings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.transfers.store': { paramsTuple?: []; params?: {} }
    'identity.transfer_decisions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollovers.store': { paramsTuple?: []; params?: {} }
    'identity.rollover_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.sign_ins.store': { paramsTuple?: []; params?: {} }
    'identity.codes.store': { paramsTuple?: []; params?: {} }
    'identity.openid_links.store': { paramsTuple?: []; params?: {} }
    'identity.acknowledgements.store': { paramsTuple?: []; params?: {} }
    'identity.sign_outs.store': { paramsTuple?: []; params?: {} }
    'identity.second_factors.store': { paramsTuple?: []; params?: {} }
    'identity.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'identity.data_exports.store': { paramsTuple?: []; params?: {} }
    'identity.notification_readings.store': { paramsTuple?: []; params?: {} }
    'identity.notification_tests.store': { paramsTuple?: []; params?: {} }
    'identity.telegram_links.store': { paramsTuple?: []; params?: {} }
    'identity.sign_outs_everywhere.store': { paramsTuple?: []; params?: {} }
    'media.uploads.store': { paramsTuple?: []; params?: {} }
    'media.preparation_retries.store': { paramsTuple?: []; params?: {} }
    'runtime.xapi': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'runtime.record_stores.store': { paramsTuple?: []; params?: {} }
    'runtime.record_store_trials.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.packages.store': { paramsTuple?: []; params?: {} }
    'runtime.package_versions.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.launch_files.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.launches.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.launch_parts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'part': ParamValue} }
    'runtime.waivers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.outside_decisions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.library_decisions.store': { paramsTuple?: []; params?: {} }
    'credentials.verifications.store': { paramsTuple?: []; params?: {} }
    'library.harvests.store': { paramsTuple?: []; params?: {} }
    'library.exports.store': { paramsTuple?: []; params?: {} }
    'library.saves.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.ratings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.resources.store': { paramsTuple?: []; params?: {} }
    'library.relations.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.adaptations.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.plays.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.viewings.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'name': ParamValue} }
    'library.publications.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.reviews.store': { paramsTuple?: []; params?: {} }
    'library.review_decisions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.review_comments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.collections.store': { paramsTuple?: []; params?: {} }
    'library.collection_items.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.work_orders.store': { paramsTuple?: []; params?: {} }
    'courses.banks.store': { paramsTuple?: []; params?: {} }
    'courses.questions.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_imports.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.question_trials.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.question_copies.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quizzes.store': { paramsTuple?: []; params?: {} }
    'courses.quiz_openings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_picks.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.add_section': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_attempts.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.regrades.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.accommodations.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.hand_ins.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.enrolments.join': { paramsTuple?: []; params?: {} }
    'courses.courses.store': { paramsTuple?: []; params?: {} }
    'courses.course_sections.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_activities.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_openings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_copies.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.enrolments.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.activity_openings.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.activity_ends.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.works.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_people.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.instructors.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_certificates.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.posts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.post_reports.store': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.nudges.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_groups.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.store': { paramsTuple?: []; params?: {} }
    'courses.cohort_people.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.v1.pairing_requests.store': { paramsTuple?: []; params?: {} }
    'mirror.pairings.store': { paramsTuple?: []; params?: {} }
    'mirror.pairing_refusals.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_standings.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_machines.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.own_pairings.store': { paramsTuple?: []; params?: {} }
    'mirror.own_answers.store': { paramsTuple?: []; params?: {} }
    'mirror.own_machines.store': { paramsTuple?: []; params?: {} }
    'mirror.contacts.store': { paramsTuple?: []; params?: {} }
    'mirror.edition_returns.store': { paramsTuple?: []; params?: {} }
    'mirror.sticks.store': { paramsTuple?: []; params?: {} }
    'mirror.stick_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.v1.polls.store': { paramsTuple?: []; params?: {} }
    'mirror.v1.have': { paramsTuple?: []; params?: {} }
    'mirror.v1.want': { paramsTuple?: []; params?: {} }
    'mirror.profiles.store': { paramsTuple?: []; params?: {} }
    'mirror.profile_archives.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.plans.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.editions.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.edition_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.withdrawals.store': { paramsTuple?: []; params?: {} }
    'mirror.publications.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.site_logos.store': { paramsTuple?: []; params?: {} }
    'operations.mail_tests.store': { paramsTuple?: []; params?: {} }
    'operations.telegram_tests.store': { paramsTuple?: []; params?: {} }
    'operations.imports.store': { paramsTuple?: []; params?: {} }
    'operations.import_previews.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_applications.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.import_undos.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.first_runs.store': { paramsTuple?: []; params?: {} }
    'operations.reports.store': { paramsTuple?: []; params?: {} }
    'operations.job_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.job_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.audit_checks.store': { paramsTuple?: []; params?: {} }
    'operations.schedule_runs.store': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'operations.backup_places.store': { paramsTuple?: []; params?: {} }
    'operations.backup_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.backup_drills.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.own_privacy_requests.store': { paramsTuple?: []; params?: {} }
    'operations.guardian_requests.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.privacy_request_withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.retention_runs.store': { paramsTuple?: []; params?: {} }
    'operations.contacts.store': { paramsTuple?: []; params?: {} }
    'operations.report_steps.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.index_rebuilds.store': { paramsTuple?: []; params?: {} }
  }
  PUT: {
    'code_lists.update': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'institutions.clusters.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'institutions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.subjects.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'curriculum.frameworks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.nodes.update': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'calendar.years.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.holidays.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.people.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_accounts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.classes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_pupils.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'pupil': ParamValue} }
    'identity.rollovers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollover_classes.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'class': ParamValue} }
    'identity.privacy_notices.update': { paramsTuple?: []; params?: {} }
    'identity.accounts.update': { paramsTuple?: []; params?: {} }
    'identity.emails.update': { paramsTuple?: []; params?: {} }
    'identity.passwords.update': { paramsTuple?: []; params?: {} }
    'identity.notification_choices.update': { paramsTuple?: []; params?: {} }
    'identity.notifications.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.xapi': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'runtime.record_stores.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.packages.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'credentials.issuers.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'credentials.awards.update': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'library.sources.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.resources.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.reviews.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.review_decisions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.review_comments.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'comment': ParamValue} }
    'library.collections.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collection_items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'item': ParamValue} }
    'library.work_orders.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.banks.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quizzes.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.quiz_parts.change_section': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.work_marks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quiz_answers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quiz_marks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.courses.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.builds.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_activities.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.attendances.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.gradebooks.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.given_grades.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'code': ParamValue,'person': ParamValue,'of': ParamValue} }
    'courses.course_certificates.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.posts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_groups.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohorts.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.pairings.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.site_details.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.here.update': { paramsTuple?: []; params?: {} }
    'mirror.profiles.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'operations.site_settings.update': { paramsTuple?: []; params?: {} }
    'operations.mail_settings.update': { paramsTuple?: []; params?: {} }
    'operations.telegram_settings.update': { paramsTuple?: []; params?: {} }
    'operations.import_choices.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.backup_places.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.privacy_requests.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.retention_rules.update': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
  }
  DELETE: {
    'code_lists.reopen': { paramsTuple: [ParamValue,ParamValue]; params: {'list': ParamValue,'code': ParamValue} }
    'institutions.merger.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'curriculum.nodes.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'curriculum.node_retirements.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'level': ParamValue,'id': ParamValue} }
    'calendar.years.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar.holidays.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.account_batches.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_merges.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_accounts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_second_factors.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.person_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.memberships.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'membership': ParamValue} }
    'identity.api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.class_pupils.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'pupil': ParamValue} }
    'identity.class_teachers.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'teacher': ParamValue} }
    'identity.transfers.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.guest_stays.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollovers.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.rollover_runs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.second_factors.destroy': { paramsTuple?: []; params?: {} }
    'identity.login_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'identity.telegram_links.destroy': { paramsTuple?: []; params?: {} }
    'media.uploads.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.xapi': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'runtime.record_stores.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.packages.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'runtime.package_versions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'number': ParamValue} }
    'runtime.attempt_sessions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'session': ParamValue} }
    'credentials.awards.destroy': { paramsTuple: [ParamValue]; params: {'serial': ParamValue} }
    'library.exports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.saves.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.ratings.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.relations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'relation': ParamValue} }
    'library.publications.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.all_exports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.reviews.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.collections.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'library.collection_items.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'item': ParamValue} }
    'library.work_orders.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.banks.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.questions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'courses.quizzes.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_openings.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.quiz_parts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.quiz_parts.remove_section': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.accommodations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.courses.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_sections.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_activities.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_openings.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.enrolments.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.course_people.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.instructors.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.posts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.course_groups.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'courses.cohorts.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'courses.cohort_people.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'code': ParamValue,'id': ParamValue} }
    'mirror.own_pairings.destroy': { paramsTuple?: []; params?: {} }
    'mirror.contacts.destroy': { paramsTuple?: []; params?: {} }
    'mirror.stick_runs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.profile_archives.destroy': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'mirror.edition_runs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'mirror.withdrawals.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.site_logos.destroy': { paramsTuple?: []; params?: {} }
    'operations.telegram_settings.destroy': { paramsTuple?: []; params?: {} }
    'operations.imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.backup_places.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'operations.contacts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  PATCH: {
    'media.uploads.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'runtime.xapi': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}