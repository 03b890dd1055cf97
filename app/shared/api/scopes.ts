const scopes = new Set<string>()

/** What a token may be good for, named by modules: `institutions.read`; its words are `scopes.<name>` in lang api.json. */
export const registerScopes = (list: readonly string[]) =>
  list.forEach((scope) => scopes.add(scope))

export const apiScopes = () => [...scopes].sort()
