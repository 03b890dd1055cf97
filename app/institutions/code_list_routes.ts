import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.institutions

router
  .group(() => {
    router.get('/', [c.CodeLists, 'index']).as('index')
    router.get('/:list', [c.CodeLists, 'show']).as('show')
    router.get('/:list/sheet', [c.CodeListSheets, 'show']).as('sheet')
    router.get('/:list/create', [c.CodeEntries, 'create']).as('create')
    router.post('/:list', [c.CodeEntries, 'store']).as('store')
    router.get('/:list/:code/edit', [c.CodeEntries, 'edit']).as('edit')
    router.put('/:list/:code', [c.CodeEntries, 'update']).as('update')
    router.post('/:list/:code/ending', [c.CodeEntryEndings, 'store']).as('end')
    router.delete('/:list/:code/ending', [c.CodeEntryEndings, 'destroy']).as('reopen')
  })
  .prefix('code-lists')
  .as('code_lists')
  .use(middleware.auth())
