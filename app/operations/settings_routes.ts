import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const { operations } = controllers

router
  .get('/site/logo/:sha256', [operations.SiteLogos, 'show'])
  .where('sha256', /^[0-9a-f]{64}$/)
  .as('operations.site_logos.show')

router
  .group(() => {
    router.get('/', [operations.SiteSettings, 'edit'])
    router.put('/', [operations.SiteSettings, 'update'])
    router.post('/logo', [operations.SiteLogos, 'store'])
    router.delete('/logo', [operations.SiteLogos, 'destroy'])
    router.get('/mail', [operations.MailSettings, 'edit'])
    router.put('/mail', [operations.MailSettings, 'update'])
    router.post('/mail/test', [operations.MailTests, 'store'])
    router.get('/telegram', [operations.TelegramSettings, 'edit'])
    router.put('/telegram', [operations.TelegramSettings, 'update'])
    router.delete('/telegram', [operations.TelegramSettings, 'destroy'])
    router.post('/telegram/test', [operations.TelegramTests, 'store'])
  })
  .prefix('/administration/settings')
  .as('operations')
  .use(middleware.auth())
