/*
 * Runs in the frame of H5P content, beside the H5P core and the libraries, which are approved but not ours. The page
 * above has left `h5pHost` for it: what to load, and whom to tell. Nothing is asked of the server from here.
 */
;(function () {
  // Dialogs and this package's part of the device's storage, as for every page of a package.
  window.parent.tonleStage.prepare(window)
  const host = window.parent.h5pHost
  const { state } = host
  const cid = 'cid-1'

  document.documentElement.lang = state.lang
  window.H5P = { preventInit: true }
  window.H5PIntegration = {
    baseUrl: location.origin,
    url: '/h5p',
    siteUrl: location.origin,
    urlLibraries: location.origin + state.libraries,
    libraryDirectories: state.directories,
    postUserStatistics: false,
    saveFreq: 10,
    ajax: {},
    ajaxPath: '',
    l10n: { H5P: state.words },
    core: { styles: state.core.styles, scripts: state.core.scripts },
    loadedJs: state.scripts,
    loadedCss: state.styles,
    contents: {
      [cid]: {
        library: state.content.library,
        jsonContent: state.content.json,
        contentUrl: location.origin + state.content.files,
        url: state.content.id,
        fullScreen: state.content.fullScreen ? 1 : 0,
        displayOptions: { frame: true, copyright: true, embed: false, export: false, icon: false },
        metadata: state.content.metadata,
        contentUserData: host.data(),
        styles: state.styles,
        scripts: state.scripts,
      },
    },
  }

  for (const href of state.core.styles.concat(state.styles)) {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    document.head.append(link)
  }

  function load(src) {
    const script = document.createElement('script')
    script.src = src
    script.async = false
    document.head.append(script)
    return new Promise((resolve) => {
      script.onload = () => resolve(true)
      script.onerror = () => resolve(host.missing(src))
    })
  }

  /** What content saves goes to the journal of the page above; the core keeps its copy to give it back. */
  function takeOver(H5P) {
    const { contents } = window.H5PIntegration
    const { setUserData, deleteUserData, getCopyrights } = H5P
    // A licence that the core does not know stops it in the middle of its beginning.
    H5P.getCopyrights = function (...what) {
      try {
        return getCopyrights(...what)
      } catch {
        return ''
      }
    }
    H5P.setUserData = function (contentId, type, value, options) {
      setUserData(contentId, type, value, { ...options, errorCallback: undefined })
      host.saved(contents[cid].contentUserData)
    }
    H5P.deleteUserData = function (...what) {
      deleteUserData(...what)
      host.saved(contents[cid].contentUserData)
    }
    H5P.setFinished = function (_contentId, score, max) {
      if (typeof score === 'number') host.finished(score, typeof max === 'number' ? max : 0)
    }
    H5P.externalDispatcher.on('xAPI', (event) => host.said(event.data.statement))
  }

  /** Every part that can says where it stands; asked for when the learner has done something, and at the end. */
  host.collect = function () {
    for (const instance of window.H5P.instances || []) {
      if (typeof instance.getCurrentState !== 'function') continue
      const now = instance.getCurrentState()
      if (now !== undefined) window.H5P.setUserData(instance.contentId, 'state', now, {})
    }
  }

  function watchSize() {
    const content = document.querySelector('.h5p-content')
    const margins = () => {
      const { paddingTop, paddingBottom } = getComputedStyle(document.body)
      return Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom)
    }
    const tell = () => host.size(Math.ceil(content.getBoundingClientRect().height) + margins())
    new ResizeObserver(tell).observe(content)
    let width = window.innerWidth
    addEventListener('resize', () => {
      if (window.innerWidth === width) return
      width = window.innerWidth
      for (const instance of window.H5P.instances || []) window.H5P.trigger(instance, 'resize')
    })
  }

  async function begin() {
    const all = state.core.scripts.concat(state.scripts)
    await Promise.all(all.map(load))
    // What the core itself puts off until the document is ready comes first.
    await new Promise((resolve) => window.H5P.jQuery(resolve))
    takeOver(window.H5P)
    try {
      window.H5P.init(document.body)
    } catch (error) {
      host.failed(error)
    }
    watchSize()
  }

  addEventListener('error', ({ message, filename }) => host.failed({ message, filename }))
  begin()
})()
