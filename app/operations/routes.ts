import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'
import '#operations/settings_routes'

const { operations } = controllers

router.get('/', [operations.Home, 'show']).as('home')

router
  .group(() => {
    router.get('/first-run', [controllers.operations.FirstRuns, 'create'])
    router.post('/first-run', [controllers.operations.FirstRuns, 'store'])
  })
  .as('operations')
  .use(middleware.guestForm())

router.get('/api', [operations.ApiDocs, 'index']).as('operations.api_docs.index')
router.get('/api/v1/openapi.json', [operations.ApiDocs, 'show']).as('operations.api_docs.show')

router.get('/ui', [operations.Components, 'index']).as('operations.components.index')

router
  .group(() => {
    router.get('/health/live', [operations.Liveness, 'show'])
    router.get('/health/ready', [operations.Readiness, 'show'])
    router.get('/privacy-notice/print', [operations.NoticePrints, 'show'])
    router.get('/report', [operations.Reports, 'create']).use(middleware.guestForm())
    router.post('/report', [operations.Reports, 'store'])
    router.get('/report/:code', [operations.Reports, 'show']).where('code', /^[2-9A-Za-z]{10}$/)

    router
      .group(() => {
        router.get('/administration', [operations.Administration, 'index'])
        router.get('/jobs', [operations.Jobs, 'index'])
        router.get('/jobs/:id', [operations.Jobs, 'show'])
        router.post('/jobs/:id/cancellation', [operations.JobCancellations, 'store'])
        router.post('/jobs/:id/retry', [operations.JobRetries, 'store'])
        router.get('/audit', [operations.AuditEntries, 'index'])
        router.get('/audit.csv', [operations.AuditExports, 'show'])
        router.get('/audit.zip', [operations.AuditPackages, 'show'])
        router.get('/audit/chain', [operations.AuditChains, 'show'])
        router.post('/audit/chain/checks', [operations.AuditChecks, 'store'])
        router.post('/schedules/:name/runs', [operations.ScheduleRuns, 'store'])
        router.get('/backups', [operations.Backups, 'index'])
        router.get('/backups/instructions', [operations.BackupInstructions, 'show'])
        router.get('/backups/places/create', [operations.BackupPlaces, 'create'])
        router.post('/backups/places', [operations.BackupPlaces, 'store'])
        router.get('/backups/places/:id/edit', [operations.BackupPlaces, 'edit'])
        router.put('/backups/places/:id', [operations.BackupPlaces, 'update'])
        router.delete('/backups/places/:id', [operations.BackupPlaces, 'destroy'])
        router.post('/backups/places/:id/runs', [operations.BackupRuns, 'store'])
        router.post('/backups/places/:id/drills', [operations.BackupDrills, 'store'])
        router.get('/me/reports', [operations.OwnReports, 'index'])
        router.get('/me/privacy-requests', [operations.OwnPrivacyRequests, 'create'])
        router.post('/me/privacy-requests', [operations.OwnPrivacyRequests, 'store'])
        router.get('/people/:id/privacy-requests', [operations.GuardianRequests, 'create'])
        router.post('/people/:id/privacy-requests', [operations.GuardianRequests, 'store'])
        router.get('/privacy-requests', [operations.PrivacyRequests, 'index'])
        router.get('/privacy-requests/:id', [operations.PrivacyRequests, 'edit'])
        router.put('/privacy-requests/:id', [operations.PrivacyRequests, 'update'])
        router.post('/privacy-requests/:id/withdrawal', [
          operations.PrivacyRequestWithdrawals,
          'store',
        ])
        router.get('/retention', [operations.RetentionRules, 'edit'])
        router.put('/retention/:kind', [operations.RetentionRules, 'update'])
        router.post('/retention/runs', [operations.RetentionRuns, 'store'])
        router.get('/moderation', [operations.Reports, 'index'])
        router.get('/moderation/contacts', [operations.Contacts, 'create'])
        router.post('/moderation/contacts', [operations.Contacts, 'store'])
        router.delete('/moderation/contacts/:id', [operations.Contacts, 'destroy'])
        router.get('/moderation/:id', [operations.ReportSteps, 'create'])
        router.post('/moderation/:id', [operations.ReportSteps, 'store'])
        router.get('/health', [operations.Health, 'show'])
        router.post('/health/index-rebuild', [operations.IndexRebuilds, 'store'])
      })
      .use(middleware.auth())
  })
  .where('id', router.matchers.uuid())
  .as('operations')

import '#operations/import_routes'
