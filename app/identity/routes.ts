import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'
import '#identity/people_routes'
import '#identity/administration_routes'
import '#identity/class_routes'

const { identity } = controllers

router
  .group(() => {
    router
      .group(() => {
        router.get('/sign-in', [identity.SignIns, 'create'])
        router.post('/sign-in', [identity.SignIns, 'store'])
        router.get('/sign-in/code', [identity.Codes, 'create'])
        router.post('/sign-in/code', [identity.Codes, 'store'])
        router.get('/sign-in/openid', [identity.OpenidSignIns, 'create'])
        router.get('/sign-in/openid/return', [identity.OpenidSignIns, 'show'])
        router.get('/sign-in/openid/link', [identity.OpenidLinks, 'create'])
        router.post('/sign-in/openid/link', [identity.OpenidLinks, 'store'])
      })
      .use(middleware.guestForm())

    router.get('/privacy-notice', [identity.PrivacyNotices, 'show'])
    router
      .group(() => {
        router.get('/privacy-notice/edit', [identity.PrivacyNotices, 'edit'])
        router.put('/privacy-notice', [identity.PrivacyNotices, 'update'])
        router.post('/privacy-notice/acknowledgement', [identity.Acknowledgements, 'store'])
      })
      .use(middleware.auth())

    router.post('/sign-out', [identity.SignOuts, 'store'])

    router
      .group(() => {
        router.get('/', [identity.Accounts, 'show'])
        router.put('/', [identity.Accounts, 'update'])
        router.put('/email', [identity.Emails, 'update'])
        router.get('/password', [identity.Passwords, 'edit'])
        router.put('/password', [identity.Passwords, 'update'])
        router.get('/second-factor', [identity.SecondFactors, 'create'])
        router.post('/second-factor', [identity.SecondFactors, 'store'])
        router.delete('/second-factor', [identity.SecondFactors, 'destroy'])
        router.get('/recovery-codes', [identity.RecoveryCodes, 'show'])
        router.post('/recovery-codes', [identity.RecoveryCodes, 'store'])
        router.get('/presence', [identity.Presences, 'show'])
        router.get('/data', [identity.PersonalData, 'show'])
        router.post('/data/exports', [identity.DataExports, 'store'])
        router.get('/data/exports/:id', [identity.DataExports, 'show'])
        router.delete('/sessions/:id', [identity.LoginSessions, 'destroy'])
        router.get('/notifications', [identity.Notifications, 'index'])
        router.post('/notifications/readings', [identity.NotificationReadings, 'store'])
        router.get('/notifications/settings', [identity.NotificationChoices, 'edit'])
        router.put('/notifications/settings', [identity.NotificationChoices, 'update'])
        router.post('/notifications/test', [identity.NotificationTests, 'store'])
        router.post('/notifications/telegram', [identity.TelegramLinks, 'store'])
        router.delete('/notifications/telegram', [identity.TelegramLinks, 'destroy'])
        router
          .get('/notifications/:id', [identity.Notifications, 'show'])
          .where('id', router.matchers.uuid())
        router
          .put('/notifications/:id', [identity.Notifications, 'update'])
          .where('id', router.matchers.uuid())
        router.post('/sign-out-everywhere', [identity.SignOutsEverywhere, 'store'])
      })
      .prefix('/me')
      .use(middleware.auth())
  })
  .as('identity')
