import app from '@adonisjs/core/services/app'
import { defineConfig, formatters, loaders } from '@adonisjs/i18n'

export const locales = ['km', 'en'] as const
export type Locale = (typeof locales)[number]

export default defineConfig({
  defaultLocale: 'km',
  supportedLocales: [...locales],
  formatter: formatters.icu(),
  loaders: [loaders.fs({ location: app.languageFilesPath() })],
})
