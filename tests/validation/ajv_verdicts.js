// What ajv says of records: reads a file of JSON, {schemas: {name: schema}, records: [[name, record], …]}, and writes a
// list with null for each record that fits, or the keyword that it breaks first. Strict, with nothing declared.
import { readFileSync } from "node:fs";
import process from "node:process";
import Ajv from "ajv/dist/2020.js";

const { schemas, records } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const ajv = new Ajv.default({ strict: true, strictTypes: true, strictTuple: true, strictRequired: true });
const judges = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
const verdicts = records.map(([name, record]) => (judges[name](record) ? null : judges[name].errors[0].keyword));
process.stdout.write(JSON.stringify(verdicts));
