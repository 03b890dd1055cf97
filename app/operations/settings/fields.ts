/** The settings that stand in the database, each with its text. Those of `secrets` are encrypted and never shown. */
export const settingNames = [
  ...(['name_km', 'name_en', 'locales', 'default_locale', 'logo'] as const),
  ...(['phone', 'email', 'telegram', 'address_km', 'address_en'] as const),
  ...(['sign_in_hint_km', 'sign_in_hint_en', 'quiet_from', 'quiet_to'] as const),
  ...(['smtp_host', 'smtp_port', 'smtp_security', 'smtp_username', 'smtp_password'] as const),
  ...(['mail_from', 'telegram_token', 'telegram_bot'] as const),
]

export type SettingName = (typeof settingNames)[number]

export const secrets: readonly SettingName[] = ['smtp_password', 'telegram_token']

/** What is kept: text by name; what is not set is absent. */
export type SettingValues = Partial<Record<SettingName, string>>
