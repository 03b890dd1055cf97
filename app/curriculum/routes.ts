import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import '#curriculum/api'

const { Subjects } = controllers.curriculum

router
  .group(() => {
    router.get('/', [Subjects, 'index'])
    router.get('/:code', [Subjects, 'show'])
  })
  .prefix('curriculum')
  .as('curriculum')
