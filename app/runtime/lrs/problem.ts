/** A request that the LRS refuses; the message goes to the program that asked, as plain text. */
export class XapiProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {}
  ) {
    super(message)
  }
}

/** 400 with the place in the request and the rule that it breaks. */
export function refuse(path: string, rule: string): never {
  throw new XapiProblem(400, path ? `${path} ${rule}` : rule)
}
