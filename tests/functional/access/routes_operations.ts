import { newId } from '#shared/ids'
import { peopleManagers } from '#identity/levels'
import { makeImport } from '#tests/support/imports'
import { makeJob } from '#tests/support/operations'
import { makePlace } from '#tests/support/backups'
import { PACKAGERS } from './packagers.js'
import type { Role } from '#identity/types'
import type { RouteAccess } from '#tests/functional/access/types'

/**
 * Somebody else's job: only administrators of the whole server see and change it, and here everybody is of one school.
 * What they and owners may is in operations/jobs_pages.spec.ts and health_pages.spec.ts.
 */
const foreignJob = async () => {
  const job = await makeJob(newId())
  return { id: job.id }
}

/** Somebody else's list: what owners may is in imports/institutions.spec.ts. */
const foreignImport = async () => {
  const row = await makeImport(newId())
  return { id: row.id }
}

const ofInstitutions = { kind: 'institutions.institutions' }

const somePlace = async () => {
  const { id } = await makePlace('/nowhere/copies')
  return { id }
}

const auditReaders = [
  'administrator',
  'department_officer',
  'provincial_officer',
  'district_officer',
] as const

/** Who may bring resources for the library. */
const authors = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
] as const

/** Who may bring any list: those who look after institutions. */
const bringers = auditReaders

const operationsRoutes: RouteAccess[] = [
  { route: 'home', allow: 'everyone' },
  { route: 'operations.components.index', allow: 'everyone' },
  { route: 'operations.api_docs.index', allow: 'everyone' },
  { route: 'operations.api_docs.show', allow: 'everyone' },
  // Open to whoever has the console's code, once; afterwards there is no such page.
  { route: 'operations.first_runs.create', allow: 'everyone' },
  { route: 'operations.first_runs.store', allow: 'everyone' },
  { route: 'operations.liveness.show', allow: 'everyone' },
  { route: 'operations.readiness.show', allow: 'everyone' },
  {
    route: 'operations.administration.index',
    allow: [
      ...new Set<Role>([
        ...[...auditReaders, ...PACKAGERS],
        ...(['school_leader', 'mirror_operator', 'education_specialist'] as const),
      ]),
    ],
  },
  // Only administrators of the whole server; operations/settings_pages.spec.ts has theirs.
  ...[
    ...['site_settings.edit', 'site_settings.update', 'site_logos.store', 'site_logos.destroy'],
    ...['mail_settings.edit', 'mail_settings.update', 'mail_tests.store', 'telegram_tests.store'],
    ...['telegram_settings.edit', 'telegram_settings.update', 'telegram_settings.destroy'],
  ].map((name) => ({ route: `operations.${name}`, allow: [] })),
  {
    route: 'operations.site_logos.show',
    allow: 'everyone',
    params: () => ({ sha256: 'a'.repeat(64) }),
  },
  { route: 'operations.jobs.index', allow: 'signed_in' },
  { route: 'operations.jobs.show', allow: [], params: foreignJob },
  { route: 'operations.job_cancellations.store', allow: [], params: foreignJob },
  { route: 'operations.job_retries.store', allow: [], params: foreignJob },
  { route: 'operations.audit_entries.index', allow: auditReaders },
  { route: 'operations.audit_exports.show', allow: auditReaders },
  { route: 'operations.audit_packages.show', allow: auditReaders },
  // The chain and the schedules are those of the whole server.
  { route: 'operations.audit_chains.show', allow: [] },
  { route: 'operations.audit_checks.store', allow: [] },
  {
    route: 'operations.schedule_runs.store',
    allow: [],
    params: () => ({ name: 'shared.seal_audit' }),
  },
  {
    route: 'operations.imports.index',
    allow: [...new Set<Role>([...bringers, ...peopleManagers, ...authors])],
  },
  { route: 'operations.imports.create', allow: bringers, query: ofInstitutions },
  { route: 'operations.import_templates.show', allow: bringers, query: ofInstitutions },
  { route: 'operations.imports.store', allow: bringers, body: ofInstitutions },
  { route: 'operations.imports.show', allow: [], params: foreignImport },
  { route: 'operations.imports.destroy', allow: [], params: foreignImport },
  { route: 'operations.import_choices.update', allow: [], params: foreignImport },
  { route: 'operations.import_previews.store', allow: [], params: foreignImport },
  { route: 'operations.import_applications.store', allow: [], params: foreignImport },
  { route: 'operations.import_undos.store', allow: [], params: foreignImport },
  { route: 'operations.import_bad_rows.show', allow: [], params: foreignImport },
  { route: 'operations.health.show', allow: ['mirror_operator'] },
  { route: 'operations.index_rebuilds.store', allow: [] },
  // For administrators of the whole server; see operations/backups/pages.spec.ts.
  { route: 'operations.backups.index', allow: [] },
  { route: 'operations.backup_instructions.show', allow: [] },
  { route: 'operations.backup_places.create', allow: [] },
  { route: 'operations.backup_places.store', allow: [] },
  { route: 'operations.backup_places.edit', allow: [], params: somePlace },
  { route: 'operations.backup_places.update', allow: [], params: somePlace },
  { route: 'operations.backup_places.destroy', allow: [], params: somePlace },
  { route: 'operations.backup_runs.store', allow: [], params: somePlace },
  { route: 'operations.backup_drills.store', allow: [], params: somePlace },
]

export default operationsRoutes
