import { personKeys } from '#identity/find/person_keys'
import { personIndex } from '#identity/person_index'

const SURNAMES = `សុខ Sok|ចាន់ Chan|គឹម Kim|ជា Chea|ហេង Heng|លី Ly|កែវ Keo|មាស Meas|សំ Sam|ឈួន Chhuon|នួន Nuon|អ៊ុក Ouk|ប៉ែន Pen|ភួង Phuong|រស់ Ros|សេង Seng|តាន់ Tan|វ៉ាន់ Van|យឹម Yim|ញ៉ែម Nhem|ហ៊ុន Hun|ឌួង Duong|ទេព Tep|ប៊ុន Bun|ម៉ៅ Mao|អ៊ឹម Im|ខៀវ Khiev|ឡុង Long|ពេជ្រ Pich|ស៊ុន Sun`
const FIRST = `សុ So|វិ Vi|ចាន់ Chan|ស្រី Srey|ពិ Pi|រ៉ា Ra|បូ Bo|មុនី Mony|វណ្ណ Vann|សុវណ្ណ Sovann|គន្ធ Kun|ដា Da|លីដា Lida|ចិន្តា Chenda|ណារី Nary|ផល្លា Phalla`
const SECOND = `ភា phea|ផល phal|រិទ្ធ rith|ដារ៉ា dara|ធី thy|នាថ neath|បុល bol|មាន mean|រស្មី rasmey|លក្ខិណា leakhena|វុធ vuth|សិទ្ធិ sith|ណា na|ពេជ្រ pich|កញ្ញា kanha|វឌ្ឍនា vatana|រតនា ratana|ម៉ាលី maly|ទូច touch|ហួរ hour`

const pairs = (text: string) => text.split('|').map((one) => one.split(' ') as [string, string])

/** 9,600 names, each in Khmer and Latin letters, with what lists sort by and are found by. */
export function benchNames() {
  return pairs(SURNAMES).flatMap(([surnameKm, surnameLatin]) =>
    pairs(FIRST).flatMap(([firstKm, firstLatin]) =>
      pairs(SECOND).map(([secondKm, secondLatin]) => {
        const givenKm = firstKm + secondKm
        const names = { surnameKm, givenKm, surnameLatin, givenLatin: firstLatin + secondLatin }
        return { ...names, ...personIndex(names), keys: personKeys({ ...names, names: [] }) }
      })
    )
  )
}
