import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const { identity } = controllers

/** People, their accounts and roles: for those who look after others. */
router
  .group(() => {
    router
      .group(() => {
        router.get('/', [identity.People, 'index'])
        router.post('/', [identity.People, 'store'])
        router.get('/create', [identity.People, 'create'])
        router.get('/export', [identity.PeopleExports, 'show'])

        router.get('/batches/create', [identity.AccountBatches, 'create'])
        router.post('/batches', [identity.AccountBatches, 'store'])
        router.get('/batches/:id', [identity.AccountBatches, 'show'])
        router.delete('/batches/:id', [identity.AccountBatches, 'destroy'])
        router.post('/batches/:id/run', [identity.AccountBatchRuns, 'store'])
        router.get('/batches/:id/slips', [identity.BatchSlips, 'show'])

        router.get('/duplicates', [identity.PersonDuplicates, 'index'])
        router.get('/merges/create', [identity.PersonMerges, 'create'])
        router.post('/merges', [identity.PersonMerges, 'store'])
        router.delete('/merges/:id', [identity.PersonMerges, 'destroy'])
        router.get('/rosters', [identity.Rosters, 'index'])
        router.get('/rosters/:id', [identity.Rosters, 'show'])
        router.get('/selection', [identity.PeopleSelections, 'create'])
        router.post('/selection', [identity.PeopleSelections, 'store'])

        router.get('/:id', [identity.People, 'show'])
        router.get('/:id/edit', [identity.People, 'edit'])
        router.put('/:id', [identity.People, 'update'])
        router.post('/:id/account', [identity.PersonAccounts, 'store'])
        router.put('/:id/account', [identity.PersonAccounts, 'update'])
        router.delete('/:id/account', [identity.PersonAccounts, 'destroy'])
        router.delete('/:id/second-factor', [identity.PersonSecondFactors, 'destroy'])
        router.delete('/:id/sessions', [identity.PersonSessions, 'destroy'])
        router.post('/:id/password', [identity.PasswordResets, 'store'])
        router.get('/:id/slip', [identity.PersonSlips, 'show'])
        router.get('/:id/memberships/create', [identity.Memberships, 'create'])
        router.post('/:id/memberships', [identity.Memberships, 'store'])
        router.delete('/:id/memberships/:membership', [identity.Memberships, 'destroy'])
      })
      .prefix('/people')
  })
  .as('identity')
  .use(middleware.auth())
