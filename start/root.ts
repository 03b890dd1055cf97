/** The folder of `package.json`, `.env` and `content-packs/`: the checkout, also when `build/` is what runs. */
export const projectRoot = new URL(
  import.meta.url.replace(/(\/build)?\/start\/root\.[jt]s.*$/, '/')
)
