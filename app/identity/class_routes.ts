import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const { identity } = controllers

/** Classes, the way of people between institutions, and the step to the next year. */
router
  .group(() => {
    router
      .group(() => {
        router.get('/', [identity.Classes, 'index'])
        router.post('/', [identity.Classes, 'store'])
        router.get('/create', [identity.Classes, 'create'])
        router.get('/export', [identity.ClassesExports, 'show'])
        router.get('/:id', [identity.Classes, 'show'])
        router.get('/:id/edit', [identity.Classes, 'edit'])
        router.put('/:id', [identity.Classes, 'update'])
        router.get('/:id/slips', [identity.ClassSlips, 'show'])
        router.get('/:id/list', [identity.ClassLists, 'show'])
        router.get('/:id/export', [identity.ClassExports, 'show'])
        router.post('/:id/numbers', [identity.ClassNumbers, 'store'])
        router.post('/:id/pupils', [identity.ClassPupils, 'store'])
        router.get('/:id/pupils/:pupil/edit', [identity.ClassPupils, 'edit'])
        router.put('/:id/pupils/:pupil', [identity.ClassPupils, 'update'])
        router.delete('/:id/pupils/:pupil', [identity.ClassPupils, 'destroy'])
        router.get('/:id/teachers/create', [identity.ClassTeachers, 'create'])
        router.post('/:id/teachers', [identity.ClassTeachers, 'store'])
        router.delete('/:id/teachers/:teacher', [identity.ClassTeachers, 'destroy'])
        router.get('/:id/end', [identity.ClassEndings, 'create'])
        router.post('/:id/end', [identity.ClassEndings, 'store'])
      })
      .prefix('/classes')

    router
      .group(() => {
        router.get('/', [identity.Transfers, 'index'])
        router.post('/', [identity.Transfers, 'store'])
        router.get('/create', [identity.Transfers, 'create'])
        router.get('/:id', [identity.Transfers, 'show'])
        router.delete('/:id', [identity.Transfers, 'destroy'])
        router.post('/:id/decision', [identity.TransferDecisions, 'store'])
        router.delete('/:id/stay', [identity.GuestStays, 'destroy'])
      })
      .prefix('/transfers')

    router
      .group(() => {
        router.get('/', [identity.Rollovers, 'index'])
        router.post('/', [identity.Rollovers, 'store'])
        router.get('/create', [identity.Rollovers, 'create'])
        router.get('/:id', [identity.Rollovers, 'show'])
        router.put('/:id', [identity.Rollovers, 'update'])
        router.delete('/:id', [identity.Rollovers, 'destroy'])
        router.get('/:id/classes/:class', [identity.RolloverClasses, 'edit'])
        router.put('/:id/classes/:class', [identity.RolloverClasses, 'update'])
        router.post('/:id/run', [identity.RolloverRuns, 'store'])
        router.delete('/:id/run', [identity.RolloverRuns, 'destroy'])
      })
      .prefix('/rollovers')
  })
  .as('identity')
  .use(middleware.auth())
