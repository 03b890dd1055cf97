export function sendForm(form: { action: string; fields: Record<string, string> }): void
export function runAxe(tags: string[]): Promise<string[]>
export function sideways(): string[]
export function clippedKhmer(least: number): string[]
export function callContent(body: unknown, call: [string, ...unknown[]]): unknown
export function learn(values: Record<string, string>): { failed: string[]; kept: string }
export function askApi(names: string[]): string[]
export function h5pStates(): unknown[]
export function playUntilOver(): Promise<void>
export function tellComplete(): void
