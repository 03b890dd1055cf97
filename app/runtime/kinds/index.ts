import { registerKinds } from '#runtime/kinds/registry'
import { recognised } from '#runtime/kinds/recognised'
import { h5p } from '#runtime/kinds/h5p'
import { scorm, scormInFolder } from '#runtime/kinds/scorm'

// The order decides. A kind that learns to play takes the place of its row in `recognised` (see README.md).
registerKinds(scorm, ...recognised.descriptors, h5p, scormInFolder, ...recognised.rest)
