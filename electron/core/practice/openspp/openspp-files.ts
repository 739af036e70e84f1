// Configuration of a practice OpenSPP registry: what starts it, who may read its database, and what its operators agreed on.
import { practiceWord } from '../seeds.ts';

export const database = 'openspp';

export const odooConf = (seed: string): string => `[options]
addons_path = /opt/odoo/addons,/opt/odoo/custom
admin_passwd = ${practiceWord(seed, 'openspp administrator')}
data_dir = /var/lib/odoo
db_host = db
db_port = 5432
db_user = odoo
db_password = ${practiceWord(seed, 'openspp database')}
db_name = ${database}
list_db = False
proxy_mode = True
workers = 4
spp_key_provider = config
spp_encryption_key = ${practiceWord(seed, 'openspp master key')}
`;

export const productionEnv = (seed: string): string => `COMPOSE_PROJECT_NAME=openspp
DB_NAME=${database}
DB_USER=odoo
DB_PASSWORD=${practiceWord(seed, 'openspp database')}
ODOO_ADMIN_PASSWD=${practiceWord(seed, 'openspp administrator')}
DOMAIN=practice.invalid
`;

const digest = 'sha256:0f5b4a1c6d7e8f90123456789abcdef0123456789abcdef0123456789abcdef0';

export const composeYml = `services:
  odoo:
    image: openspp/openspp@${digest}
    env_file: .env.production
    depends_on: [db]
    volumes:
      - odoo_data:/var/lib/odoo
      - ./odoo.conf:/etc/odoo/odoo.conf:ro
  db:
    image: postgis/postgis@${digest}
    env_file: .env.production
    volumes:
      - db_data:/var/lib/postgresql/data
      - ./initdb:/docker-entrypoint-initdb.d:ro

volumes:
  odoo_data:
  db_data:
`;

export const rolesSql = `CREATE ROLE odoo LOGIN;
CREATE ROLE reader NOLOGIN;
GRANT CONNECT ON DATABASE ${database} TO odoo;
`;

export const policyDocument = `# Recovery of the practice registry

| what | agreed |
|---|---|
| RPO | 24 hours |
| RTO | 8 hours |
| drill | every quarter |

Last drill: 2026-10-01, passed in 3 hours. Restore is approved by two people.
`;
