// Checks documents against sdk/schema/deployment.schema.json: node ajv.js <node_modules> <schema.json> <documents.json>.
// The documents are a map from name to value; the answer is a map from name to true or the errors.
const [, , modules, schemaPath, documentsPath] = process.argv;
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const Ajv = require(join(modules, 'ajv')).default;
const addFormats = require(join(modules, 'ajv-formats')).default;

// Strict, but for unions such as "object or null", which are meant.
const ajv = addFormats(new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }));
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));
const answers = {};
for (const [name, value] of Object.entries(JSON.parse(readFileSync(documentsPath, 'utf8')))) {
  answers[name] = validate(value) || validate.errors.map(error => `${error.instancePath} ${error.message}`);
}
process.stdout.write(JSON.stringify(answers));
