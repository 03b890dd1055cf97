import { registerKinds } from '#runtime/kinds/registry'
import { cmi5 } from '#runtime/kinds/cmi5'
import { html5 } from '#runtime/kinds/html5'
import { recognised } from '#runtime/kinds/recognised'
import { h5p } from '#runtime/kinds/h5p'
import { scorm, scormInFolder } from '#runtime/kinds/scorm'
import { tincan } from '#runtime/kinds/tincan'

// The order decides. A kind that learns to play takes the place of its row in `recognised` (see README.md).
registerKinds(scorm, ...recognised.descriptors, cmi5, tincan, h5p, scormInFolder)
registerKinds(...recognised.rest, html5)
