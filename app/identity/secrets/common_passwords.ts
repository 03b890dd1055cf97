/**
 * Words that guessers try first here, without digits and signs around them: the most used ones of the world and
 * those of the country. `password123` and `Moeys@2025` are refused through them.
 */
export const commonPasswords = new Set(
  `password passwords passw pass passcode admin administrator root user users guest test tester testing demo welcome
  letmein iloveyou loveyou ilove sunshine princess football monkey dragon master superman batman shadow qwerty
  qwertyuiop qwertyui asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef abcdefg abcdefgh computer internet samsung
  iphone android google facebook telegram gmail yahoo hello helloworld changeme secret secrets default login signin
  cambodia kampuchea khmer angkor angkorwat phnompenh siemreap battambang kampot kandal takeo moeys ministry
  education school student students teacher teachers krou kru sala library tonle mekong tonlesap apsara
  bayon sokha srolanh sroleang chomreab suosdey soksabay chivit
  ពាក្យសម្ងាត់ លេខសម្ងាត់ កម្ពុជា ខ្មែរ ភ្នំពេញ អង្គរវត្ត គ្រូបង្រៀន សិស្ស សាលារៀន អប់រំ សួស្តី សួស្ដី ស្រលាញ់ ស្រឡាញ់
  qazwsx qazwsxedc qweasd qweasdzxc aqwzsx qqqwww xxxxxx trustno baseball freedom whatever starwars michael jordan
  charlie thomas jessica jennifer hunter ginger pepper summer winter flower lovely forever friend family chelsea
  liverpool arsenal barcelona madrid manchester ronaldo messi`
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.normalize('NFC'))
)
