import type { Fragment } from './text_layer.ts'

export function textOnPage(): Fragment[]
