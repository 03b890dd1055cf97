import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#tests/support/own_server'
import { until } from '#tests/support/until'

const found = ['/usr/sbin/nginx', 'nginx'].find((path) => spawnSync(path, ['-v']).status === 0)

export const hasNginx = found !== undefined
export const WITHOUT_NGINX = 'no nginx on this machine (apt-get install nginx)'

/** nginx in front of a server, as docs/operate/mirrors.md says. */
export async function openNginx({ behind, objects }: { behind: string; objects: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'tonle-nginx-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  const isRoot = process.getuid?.() === 0
  await writeFile(
    join(folder, 'nginx.conf'),
    `${isRoot ? 'user root;' : ''} daemon off; worker_processes 1; pid ${folder}/pid;
    error_log ${folder}/error.log; events {}
    http { access_log off; ${temp}
      server { listen 127.0.0.1:${port};
        location / { proxy_pass ${behind}; proxy_set_header Host $http_host; }
        location /_mirror/ { internal; alias ${objects}/; }
      }
    }`
  )
  const child = spawn(found!, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await until(() =>
    fetch(`${url}/_mirror/x`).then(
      ({ status }) => status === 404,
      () => false
    )
  )
  return {
    url,
    async close() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true })
    },
  }
}
