// Everything the content listener answers. A new kind of package adds its file here.
import '#runtime/content/player_assets'
import '#runtime/content/serve_file'
import '#runtime/content/library_files'
import '#runtime/content/player_page'
import '#runtime/content/look'
import '#runtime/content/commits'
import '#runtime/content/xapi'
import '#runtime/content/cmi5'
