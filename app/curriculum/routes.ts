import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import '#curriculum/api'
import { middleware } from '#start/kernel'

const c = controllers.curriculum

router
  .group(() => {
    router.get('/', [c.Subjects, 'index'])
    router.get('/frameworks', [c.Frameworks, 'index'])
    router.get('/documents', [c.CaseDocuments, 'index'])
    router.get('/documents/:id', [c.CaseDocuments, 'show'])
    router.get('/documents/:id/package', [c.CaseFiles, 'show']).as('case_documents.package')

    router
      .group(() => {
        router.get('/subjects/create', [c.Subjects, 'create'])
        router.post('/subjects', [c.Subjects, 'store'])
        router.get('/subjects/:code/edit', [c.Subjects, 'edit'])
        router.put('/subjects/:code', [c.Subjects, 'update'])

        router.get('/frameworks/create', [c.Frameworks, 'create'])
        router.post('/frameworks', [c.Frameworks, 'store'])
        router.get('/frameworks/:id/edit', [c.Frameworks, 'edit'])
        router.put('/frameworks/:id', [c.Frameworks, 'update'])
        router.post('/frameworks/:id/enforcement', [c.FrameworkEnforcements, 'store'])
        router.get('/frameworks/:id/outline/:subject', [c.Outlines, 'show'])

        router.get('/frameworks/:id/nodes/create', [c.Nodes, 'create'])
        router.post('/frameworks/:id/nodes', [c.Nodes, 'store'])
        router.get('/nodes/:level/:id/edit', [c.Nodes, 'edit'])
        router.put('/nodes/:level/:id', [c.Nodes, 'update'])
        router.delete('/nodes/:level/:id', [c.Nodes, 'destroy'])
        router.post('/nodes/:level/:id/moves', [c.NodeMoves, 'store'])
        router.post('/nodes/:level/:id/retirement', [c.NodeRetirements, 'store'])
        router.delete('/nodes/:level/:id/retirement', [c.NodeRetirements, 'destroy'])
      })
      .use(middleware.auth())

    router.get('/frameworks/:id', [c.Frameworks, 'show'])
    router.get('/frameworks/:id/differences', [c.FrameworkDifferences, 'show'])
    router.get('/frameworks/:id/sheet', [c.FrameworkSheets, 'show'])
    router.get('/frameworks/:id/codes', [c.FrameworkCodes, 'show'])

    router.get('/:code', [c.Subjects, 'show'])
    router.get('/:code/print', [c.Prints, 'show'])
  })
  .prefix('curriculum')
  .as('curriculum')

router
  .group(() => {
    router.get('/', [c.Calendars, 'show'])
    router.get('/print', [c.CalendarPrints, 'show'])
    router.get('/holidays', [c.Holidays, 'index'])
    router.get('/holidays/sheet', [c.HolidaySheets, 'show'])
    router.get('/years/sheet', [c.YearSheets, 'show'])
    router
      .group(() => {
        router.get('/years/create', [c.Years, 'create'])
        router.post('/years', [c.Years, 'store'])
        router.get('/years/:id/edit', [c.Years, 'edit'])
        router.put('/years/:id', [c.Years, 'update'])
        router.delete('/years/:id', [c.Years, 'destroy'])
        router.get('/holidays/create', [c.Holidays, 'create'])
        router.post('/holidays', [c.Holidays, 'store'])
        router.get('/holidays/:id/edit', [c.Holidays, 'edit'])
        router.put('/holidays/:id', [c.Holidays, 'update'])
        router.delete('/holidays/:id', [c.Holidays, 'destroy'])
      })
      .use(middleware.auth())
    router.get('/years', [c.Years, 'index'])
  })
  .prefix('calendar')
  .as('calendar')

for (const version of ['v1p1', 'v1p0']) {
  router
    .group(() => {
      router.get('/CFDocuments', [c.CaseApi, 'documents']).as('documents')
      router.get('/CFDocuments/:id', [c.CaseApi, 'document']).as('document')
      router.get('/CFPackages/:id', [c.CaseApi, 'package']).as('package')
      router.get('/CFItems/:id', [c.CaseApi, 'item']).as('item')
      router.get('/CFItemAssociations/:id', [c.CaseApi, 'itemAssociations']).as('item_associations')
      router.get('/CFAssociations/:id', [c.CaseApi, 'association']).as('association')
      router.get('/CFRubrics/:id', [c.CaseApi, 'rubric']).as('rubric')
      router.get('/:kind', [c.CaseApi, 'definitions']).as('definitions')
      router.get('/:kind/:id', [c.CaseApi, 'definition']).as('definition')
    })
    .prefix(`ims/case/${version}`)
    .as(`case.${version}`)
}
