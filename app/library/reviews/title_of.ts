type Titled = { titleKm: string | null; titleEn: string | null }

/** The title for a notification, which each person reads in their language. */
export const titleOf = ({ titleKm, titleEn }: Titled) => ({
  km: titleKm ?? titleEn ?? '',
  en: titleEn ?? titleKm ?? '',
})
