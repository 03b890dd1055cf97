type Reason = { km: string | null; en: string | null }
type Why = (table: string, code: string) => Promise<Reason | undefined>
type Load = () => Promise<{ default: Why }>

let loader: Load | undefined

/** Called once, by the module that knows what was withdrawn above and never came here. */
export const provideWithdrawnLinks = (load: Load) => void (loader = load)

/** Why a link leads to nothing here, where the centre has withdrawn what it led to; undefined where it has not. */
export async function whyWithdrawn(table: string, code: string): Promise<Reason | undefined> {
  if (!loader) return undefined
  const { default: why } = await loader()
  return why(table, code)
}
