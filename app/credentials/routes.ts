import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Certificates, Verifications, Awards, Issuers } = controllers.credentials

router
  .group(() => {
    router.get('/issuers.json', [Issuers, 'list'])
    router.get('/issuers/:code/revocations.json', [Issuers, 'revocations'])
    router.get('/', [Verifications, 'create']).use(middleware.guestForm())
    router.post('/', [Verifications, 'store'])
    router.get('/:serial', [Verifications, 'show'])
  })
  .prefix('verify')
  .as('credentials')

router
  .group(() => {
    router.get('/', [Certificates, 'index'])
    router.get('/:serial', [Certificates, 'show'])
    router.get('/:serial/badge.json', [Certificates, 'file'])
  })
  .prefix('certificates')
  .as('credentials')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/', [Awards, 'index'])
    router.get('/issuers', [Issuers, 'index'])
    router.put('/issuers/:code', [Issuers, 'update'])
    router.get('/:serial', [Awards, 'show'])
    router.put('/:serial', [Awards, 'update'])
    router.delete('/:serial', [Awards, 'destroy'])
  })
  .prefix('administration/certificates')
  .as('credentials')
  .use(middleware.auth())
