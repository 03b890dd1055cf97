import { objectPath } from '#mirror/format/object_name'

/** FAT32 holds files below 4 GiB. */
export const LARGEST_FILE = 4 * 1024 ** 3 - 1

/** A blob that is larger lies on a stick in pieces of this length, the last one shorter (docs/protocols/mirror.md section 21). */
export const PIECE = 1024 ** 3

/** How the blobs of a stick are cut: tests cut smaller ones. */
export type Cut = { above: number; piece: number }

export const CUT: Cut = { above: LARGEST_FILE, piece: PIECE }

/** The name of a piece, as lists of what is on a stick know it. */
export const pieceName = (name: string, n: number) => `${name}.${String(n).padStart(3, '0')}`

/** Where a piece lies: beside the place of the whole blob. */
export const piecePath = (name: string, n: number) => pieceName(objectPath(name), n)
