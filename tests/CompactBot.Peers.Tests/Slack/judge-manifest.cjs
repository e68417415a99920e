// Validates an app manifest: node judge-manifest.cjs MANIFEST FOLDER-OF-SCHEMAS
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");
const packages = createRequire(path.join(process.cwd(), "package.json"));
const Ajv = packages("ajv");

const [manifest, folder] = process.argv.slice(2);
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
const base = "https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas/";
const ajv = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true, validateFormats: false });
for (const version of ["1.0.0", "2.0.0"]) {
  ajv.addSchema(read(`slack-manifest.schema.${version}.json`), `${base}manifest.schema.${version}.json`);
}

const valid = ajv.compile(read("slack-manifest.schema.json"));
console.log(valid(JSON.parse(fs.readFileSync(manifest, "utf8"))) ? "valid" : `invalid ${JSON.stringify(valid.errors)}`);
