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
        router.get('/health', [operations.Health, 'show'])
        router.post('/health/index-rebuild', [operations.IndexRebuilds, 'store'])
      })
      .use(middleware.auth())
  })
  .where('id', router.matchers.uuid())
  .as('operations')

import '#operations/import_routes'
