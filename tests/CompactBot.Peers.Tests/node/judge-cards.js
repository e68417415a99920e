// node judge-cards.js CARDS.json [SCHEMA.json]: prints, for each card of the array, the faults that others find in it, the words that a
// reader sees, and the elements that its texts became.
'use strict';
const fs = require('fs');
const { JSDOM } = require('jsdom');

const window = new JSDOM('<!doctype html><body></body>').window;
global.window = window;
global.document = window.document;
for (const name of Object.getOwnPropertyNames(window).filter(name => /^(HTML\w*Element|Node|Event|MouseEvent)$/.test(name))) {
  global[name] = window[name];
}

const markdown = require('markdown-it')({ html: false, linkify: false });

// A fresh one for each card: it remembers where it last found a language tag, and then refuses the same tag in the next card.
const renderer = () => {
  const file = require.resolve('adaptivecards/dist/adaptivecards.js');
  delete require.cache[file];
  const fresh = require(file);

  // Teams reads Markdown in texts; so does this.
  fresh.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  return fresh;
};

const [cardsFile, schemaFile] = process.argv.slice(2);
const cards = JSON.parse(fs.readFileSync(cardsFile, 'utf8'));
let validate = null;
if (schemaFile) {
  const Ajv = require('ajv');
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
  delete schema.id;
  validate = ajv.compile(schema);
}

const verdicts = cards.map(json => {
  const faults = [];
  if (validate && !validate(json)) {
    faults.push(...validate.errors.map(e => `schema: ${e.instancePath} ${e.message}`));
  }

  const AdaptiveCards = renderer();
  const context = new AdaptiveCards.SerializationContext();
  const card = new AdaptiveCards.AdaptiveCard();
  card.parse(json, context);
  for (let i = 0; i < context.eventCount; i++) {
    faults.push(`parse: ${context.getEventAt(i).message}`);
  }

  faults.push(...card.validateProperties().validationEvents.map(e => `properties: ${e.message}`));
  const drawn = card.render();
  if (!drawn) {
    return { faults: [...faults, 'nothing was drawn'], words: '', markup: [] };
  }

  const ids = [...drawn.querySelectorAll('[id]')].map(e => e.id);
  faults.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `the id ${id} is there twice`));
  for (const button of drawn.querySelectorAll('button,[role=button]')) {
    if (!(button.textContent || button.getAttribute('aria-label') || '').trim()) {
      faults.push('a button has no label');
    }
  }

  const plain = new Set(['div', 'p', 'span', 'br', 'button', 'table', 'tbody', 'tr', 'td', 'th', 'thead', 'style']);
  const markup = [...drawn.querySelectorAll('*')].map(e => e.tagName.toLowerCase()).filter(name => !plain.has(name));
  return { faults, words: drawn.textContent, markup };
});
console.log(JSON.stringify(verdicts));
