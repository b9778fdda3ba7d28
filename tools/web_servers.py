"""Web servers of this machine, set up with the files of `hosting/`, for the tests and the bench.

Each runs its file as it is published, with what an owner sets in it: name, folder, certificate. Its
ports are some that nobody else has.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import certificate, programs

HOSTING = Path(__file__).parents[1] / "hosting"
HOST = "127.0.0.1"
NAME = "help.your-company.example"
FOLDER = "/var/www/help"
CERTIFICATE = f"/etc/letsencrypt/live/{NAME}/fullchain.pem"
KEY = f"/etc/letsencrypt/live/{NAME}/privkey.pem"
# As Debian's own nginx.conf has it, for what matters to a site; the log is for the bench.
AROUND_NGINX = """
daemon off;
user root;
pid {folder}/pid;
include /etc/nginx/modules-enabled/*.conf;
worker_processes auto;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    gzip on;
    log_format asked "$status $bytes_sent $request_uri";
    access_log {folder}/asked asked;
    {temporary}
    include {site};
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
# As Debian has it: it compresses much by itself.
AROUND_APACHE = """
ServerRoot {folder}
ServerName {host}
PidFile pid
ErrorLog log
DefaultRuntimeDir {folder}
User www-data
Group www-data
Listen {host}:{secure}
Listen {host}:{plain}
{modules}
TypesConfig /etc/mime.types
AddType application/x-gzip .gz
AddOutputFilterByType DEFLATE text/css text/html text/javascript text/plain text/xml
<Directory />
    Require all denied
</Directory>
Include {site}
"""
APACHE_MODULES = Path("/usr/lib/apache2/modules")
# What Debian switches on, as far as it matters, and what our file says to switch on.
SWITCHED_ON = (
    *("alias", "authz_core", "deflate", "dir", "filter", "mime", "mpm_event", "socache_shmcb"),
    *("headers", "http2", "rewrite", "ssl"),
)
# It takes no port but its own, and does not make this machine trust its certificates.
AROUND_CADDY = """
{{
    admin off
    auto_https disable_redirects
    skip_install_trust
}}
import {site}
"""

type Command = list[str | Path]


@dataclass(frozen=True)
class Place:
    """Where a server finds the site, where it may write, and the ports that it has.

    `secure` is the port of https, `plain` that of http, which leads there; `bare` shows the same as
    `secure` without encryption.
    """

    site: Path
    folder: Path
    secure: int
    plain: int
    bare: int

    def fill(self, name: str, values: Mapping[str, str]) -> Path:
        """Return a copy of a file of `hosting/` with an owner's values.

        Raises ValueError when there is no place for one.
        """
        text = (HOSTING / name).read_text(encoding="utf-8")
        for old, new in values.items():
            if old not in text:
                raise ValueError(f"hosting/{name} has no {old}")
            text = text.replace(old, new)
        return self.write(f"site-{name}", text)

    def owner(self) -> dict[str, str]:
        """Return what an owner sets in every file that wants a certificate."""
        public, key = certificate.write(self.folder)
        names = {CERTIFICATE: str(public), KEY: str(key), FOLDER: str(self.site), NAME: HOST}
        return names

    def write(self, name: str, text: str) -> Path:
        """Write a file of this server's own and return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


def nginx(place: Place) -> Command:
    """Return what starts nginx."""
    folder, bare = place.folder, f"listen {HOST}:{place.bare};"
    ports = {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen {HOST}:{place.plain};",
        "listen 443 ssl http2;": f"listen {HOST}:{place.secure} ssl http2; {bare}",
    }
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    site = place.fill("nginx.conf", {**ports, **place.owner()})
    around = AROUND_NGINX.format(folder=folder, temporary=temporary, site=site)
    return ["nginx", "-c", place.write("nginx.conf", around), "-e", folder / "log"]


def caddy(place: Place) -> Command:
    """Return what starts Caddy."""
    around = place.write("Caddyfile", AROUND_CADDY.format(site=HOSTING / "Caddyfile"))
    environment = {
        "SITE_ADDRESS": f"https://{HOST}:{place.secure}",
        "SITE_FOLDER": place.site,
        "XDG_CONFIG_HOME": place.folder,
        "XDG_DATA_HOME": place.folder,
    }
    values = [f"{name}={value}" for name, value in environment.items()]
    return ["env", *values, "caddy", "run", "--config", around, "--adapter", "caddyfile"]


def apache(place: Place) -> Command:
    """Return what starts Apache."""
    ports = {"*:80": f"{HOST}:{place.plain}", "*:443": f"{HOST}:{place.secure}"}
    around = AROUND_APACHE.format(
        folder=place.folder,
        host=HOST,
        secure=place.secure,
        plain=place.plain,
        modules="\n".join(
            f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so" for name in SWITCHED_ON
        ),
        site=place.fill("apache.conf", {**ports, **place.owner()}),
    )
    return ["apache2", "-D", "FOREGROUND", "-f", place.write("apache.conf", around)]


@dataclass(frozen=True)
class WebServer:
    """A server: what starts it, what must be there, and the packages of Debian that have it."""

    command: Callable[[Place], Command]
    needs: tuple[str, ...]
    packages: str
    # Whether its port of http leads to https.
    leads_on: bool = True

    @property
    def missing(self) -> bool:
        """Whether this machine lacks something of it."""
        return not all(programs.find(need) or Path(need).is_file() for need in self.needs)


SERVERS = {
    "nginx": WebServer(
        nginx,
        ("nginx", "openssl", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
        "nginx-light libnginx-mod-http-brotli-static openssl",
    ),
    "caddy": WebServer(caddy, ("caddy",), "caddy", leads_on=False),
    "apache": WebServer(apache, ("apache2", "openssl", "/etc/mime.types"), "apache2-bin openssl"),
}


@contextmanager
def serving(server: WebServer, site: Path, folder: Path) -> Generator[Place]:
    """Serve the folder `site` until the block ends; what the server writes is in `folder`.

    Raises RuntimeError, with what the server says, if it does not start.
    """
    place = Place(site, folder, *(programs.free_port() for _ in range(3)))
    program, *arguments = server.command(place)
    command = [programs.find(str(program)) or program, *arguments]
    with programs.running(command, place.secure, folder / "log"):
        yield place
