/** Menus close by Escape and by a click beside them; the one that the address names is open. */
const openMenus = () => document.querySelectorAll('details.menu[open]')

document.addEventListener('click', ({ target }) => {
  for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false
})

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  for (const menu of openMenus()) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

function openNamed() {
  const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1))
  if (named?.matches?.('details')) named.open = true
}

addEventListener('hashchange', openNamed)
openNamed()
