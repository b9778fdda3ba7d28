import { connectFields, keepThroughBack } from '../tools/fields.js'
import { language } from '../tools/language.js'
import { readLink, writeLink } from '../tools/link.js'
import { maskAddresses } from '../tools/mask.js'
import { SITE } from '../tools/template.js'
import { copyAnswer, write } from './forms.js'
import { Likeness } from './likeness.js'

// What the page does not show: other words for each case, and the answers in other languages.
const KNOWN = new URL('macros/finder.json', SITE)
// An answer fits if it has so much of the question, at least, and so much of what the best one has.
const LEAST_SHARE = 0.3
const SHARE_OF_BEST = 0.6
const MOST_SHOWN = 12
// One letter says nothing yet.
const SHORTEST_QUESTION = 2

/** `<answer-finder>`: the answers that fit what a customer wrote, each ready to be copied. */
class AnswerFinder extends HTMLElement {
  /** What is known of each case, by its row's id; nothing before somebody asks. */
  #known = {}
  #loading
  #likeness

  connectedCallback() {
    const form = this.querySelector('form')
    this.question = form.elements.find
    this.language = form.elements.answers
    this.best = document.querySelector('[data-best]')
    this.all = document.querySelector('[data-all]')
    const rows = [...document.querySelectorAll('.case')]
    this.cases = rows.map((row) => ({ row, home: row.parentElement }))
    // Before there are buttons, whose words are no answer's.
    this.texts = rows.map((row) => row.textContent)
    connectFields(form)
    keepThroughBack(form)
    this.#listen()
    this.#followLink()
    // All at once would keep a phone busy.
    const give = (rows) => {
      for (const { target, isIntersecting } of rows) if (isIntersecting) this.#giveButtons(target)
    }
    const near = new IntersectionObserver(give, { rootMargin: '100%' })
    for (const row of rows) near.observe(row)
  }

  /** Give a row its buttons: the answers that were found at once, the others when they come near. */
  #giveButtons(row) {
    if (!row.querySelector('.copy'))
      row.append(this.querySelector('template').content.cloneNode(true))
  }

  #listen() {
    this.addEventListener('focusin', () => this.#load())
    this.addEventListener('input', () => {
      this.#show()
      this.#remember()
    })
    addEventListener('hashchange', () => this.#followLink())
    for (const { row } of this.cases)
      row.addEventListener('click', ({ target }) => copyAnswer(target.closest('[data-copies]')))
  }

  /** Take up what the link holds; one that leads to a case shows them all. */
  #followLink() {
    const chosen = new URLSearchParams(location.hash.slice(1)).get('answers')
    if (chosen) this.language.value = chosen
    for (const [control, value] of readLink([this.question])) control.value = value
    const target = this.cases.find(({ row }) => `#${row.id}` === location.hash)
    if (target) this.question.value = ''
    if (chosen || this.question.value) this.#load()
    this.#show()
    target?.row.scrollIntoView()
  }

  /** Load what is known once; until then, and without a network, the page's own words have to do. */
  async #load() {
    this.#loading ??= fetch(KNOWN).then((response) => response.json())
    try {
      const known = await this.#loading
      if (this.#known === known) return
      this.#known = known
      this.#likeness = new Likeness(this.cases.map(({ row }) => known[row.id].words))
      this.#show()
    } catch {
      this.#loading = null
    }
  }

  #show() {
    const question = this.question.value.trim()
    const asked = question.length >= SHORTEST_QUESTION
    const found = asked ? this.#find(question) : []
    if (this.best.firstChild) for (const { row, home } of this.cases) home.append(row)
    for (const row of found) this.#giveButtons(row)
    this.best.replaceChildren(...found)
    this.best.hidden = !asked
    this.all.hidden = asked
    for (const { row } of this.cases) this.#speak(row)
    this.#tell(asked ? found.length : null)
  }

  /** Show the answer of a case in the chosen language. */
  #speak(row) {
    const answer = row.querySelector('.answer')
    const spoken = this.language.value
    const { texts, titles } = this.#known[row.id] ?? {}
    if (answer.lang !== spoken && texts) write(answer, spoken, texts[spoken], titles[spoken])
  }

  /** Return the rows that fit, the best first. */
  #find(question) {
    this.#likeness ??= new Likeness(this.texts)
    const shares = this.#likeness.shares(question)
    const least = Math.max(LEAST_SHARE, SHARE_OF_BEST * Math.max(...shares))
    return this.cases
      .map(({ row }, number) => ({ row, share: shares[number] }))
      .filter(({ share }) => share >= least)
      .sort((one, other) => other.share - one.share)
      .slice(0, MOST_SHOWN)
      .map(({ row }) => row)
  }

  /** Say how many answers were found; nothing where nothing was asked. */
  #tell(count) {
    const status = this.querySelector('[data-many]')
    const { none, one, many } = status.dataset
    const sentence = count === null ? '' : ({ 0: none, 1: one }[count] ?? many)
    status.textContent = sentence.replace('{count}', count)
  }

  /** Keep what was typed and chosen in the address bar, so that a reload loses nothing. */
  #remember() {
    const chosen = this.language.value === language ? '' : this.language.value
    writeLink({ find: maskAddresses(this.question.value), answers: chosen }, [
      this.question,
      ...this.language,
    ])
  }
}

customElements.define('answer-finder', AnswerFinder)
