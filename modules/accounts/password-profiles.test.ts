import { describe, expect, test } from 'vitest'
import { countCommonPasswords, isCommonPassword } from './common-passwords.ts'
import { passwordProblem, rulesOf, type PasswordProblem, type PasswordProfile } from './rules/password.ts'

// 200 passwords for each profile, and what a person is told of them (C-E3): the rules of the page and the server's list.

type Row = readonly [string, PasswordProblem | undefined]
/** Passwords beside each other, separated by a bar; a line of the list ends after one. */
const all = (problem: PasswordProblem | undefined, list: string): Row[] => list.split(/\|\n?/).map((password) => [password, problem])

const mlps3: readonly Row[] = [
  ...all(undefined, `Heron-lake-42|k7#Vq2!xPm9z|青山绿水-Boat-77|Tram&Beech7lamp|Otter_lake_43|Copper7!Kettle|Violet.Stone.19|mossgate-Pine8|8Quill&Harbor|
Frost+Willow3x|LindenBrook-5q|Maple~Otter~6k|WinterGate!9pq|grün-Käse-88x|Ünder-Brücke-3|Čaj-s-medem-55|Δέλτα-Ποτάμι-4|Ночь-Река-1914|
пароход-Лист-7|海闊天空-Kite-9|山高水长Tree#42|夜半钟声Abc!7qx|さくら-Kaze-2031|한강다리-Moon-5|Zx9$kLm2Qp7w|aQ3!rT6&yU8p|b7N-d4K-g2H-x|9fE.6cT.2mR.k|
uP4+wS7=eD1y|J5h*G8v%B3n|Blue42Heron77Pine|Kite9Anchor4Boat|Sled7Ridge2Crane|Moss3Fjord8Wren|Pond6Alder1Finch|Cliff5Raven2Oak|Dune8Ibis4Reed|
Glen7Stork3Fern|Vale2Crow9Birch|Peak6Swan5Larch|Rivers meet at 7 Hills|two Herons, 1 lake|my 3 cats Like fish|a Walk by 9 ponds|
Paint 4 fences now|green-Tea-at-4pm|Milk+Bread=2euro|Read_42_Books_a|Bike2work&home|Walk!The!Dog!6x|Xq7-Lantern-wq|Tin7Soldier!x|
Rope&Ladder99z|Quartz.77.Vein|Hazel!Nut!Cup3|Ember_Ash_2049|Saffron-9-Root|Juniper#3Berryx|Cobalt_17_Bay|Marble&Slate8q`),
  ...all('password.too_short', `Ab1!|Zx9$kL|Heron-4|k7#Vq2!x|Otter_43|Kite9Anc|aQ3!rT6&y|b7N-d4K-g|J5h*G8v%B|Tea-4pm|青山-Boa7|さくら-K2|Δέλτα-4|Ночь-19|A1-b2-c3|Moss3Fj|Xq7-L|
Pond6Al|Q!2w|Dune8Ibis`),
  ...all('password.too_few_kinds', `heronlakeboat|heronlake4242|HERONLAKEBOAT|HERONLAKE4242|heron-lake-boat|HERON-LAKE-BOAT|493028112938|4930-2811-2938|heronLAKEboat|
copperkettle|copper7kettle9|copper.kettle.|quartzveinxx|lantern123987|tinsoldierrope|!!!!????----|ember ash mill|two herons one lake|
RIVERS AND HILLS|mossgatepine88|linden_brook_x|9081726354655|juniperberry|saffronroot77|cobaltbay1717|marbleslate|willowfrost33|violetstone19|
otterlake4343|青山绿水青山绿水青山|山高水长山高水长42山高|さくらさくらかぜかぜ|пароходлистья|дельтарека77|ποτάμιδέλτα`),
  ...all('password.common', `Password2026|P@ssw0rd2026!|Admin@123456|Qwertyui-1234|1234567890-Aa|Yunshan@2026|Abcabcabc-123|Welcome2026!|Letmein!2026|Iloveyou!2026|
Dragon!20262026|Monkey#1234567|Sunshine-2026|Football@2026|Michael!19871|Charlie!20201|Superman#2020|Princess@2021|Shadow!!202020|
Master-202612|Huawei@123456|Alibaba#2020!|Zhongguo@2008|Beijing@2008!|Woaini-5201314|Qazwsx!123456|Zxcvbnm!12345|Asdfghjkl-123|1qaz@WSX3edc|
Administrator1!|Changeme@2026|Default#12345|Test@12345678|Guest!12345678|Root@12345678|Oracle#12345|Mysql@123456|Summer2026!!|Winter@2026!|
Monday!20262|Hello-1234567|Computer@2026|Internet#2026|Server!202611|Secret@202611|Charlotte!1987|Butterfly#1990|Liverpool!2019|Samantha@1988|
Elizabeth!1999|Jennifer#2001|Ｐａｓｓｗｏｒｄ２０２６|Pa55w0rd!2026|Qwerty!234567|Azerty@123456`),
  ...all('password.has_own_word', `my-jtt.user-77X|Jtt.User-Heron-4|77-JTT.USER-boat|jtt.user!Kite9|王小芳-Boat-77x|Kite-王小芳-9q|Xiaofang-Boat-7|the-Xiaofang-9Q|WANG-kite-boat7|
Cloud Harbour 42|cloud harbour-9X|Cl0ud Harb0ur-x|Kite-Harbour-7x|Clouds-at-9-Km|Boat-yunshan-7x|YUNSHAN-boat-7x|Yun5han-kite-7q|
云山-Kite-Boat-9|雲山-Kite-Boat-9|Heron-云山-Lake7|9-jtt.user-Lake|Lake.Xiaofang.8|wang8!Lantern|Tin-harbour-88Q|H4rbour-Lamp-7|X9-Cloud-Ridge|
Wang.Lake.9876|jtt.user_Pond6|雲山Lantern-77|Xi4of4ng-Pond7`),
]
const nist: readonly Row[] = [
  ...all(undefined, `heron lake boat|correct horse battery staple|two herons one lake|heronlakeboatpine|copperkettlequartz|493028112938471|908172635465519283|
HERON LAKE BOAT PINE|青山绿水白云蓝天红花绿叶金秋雁|さくらの木の下でねむる猫が二匹|пароход идёт по реке|ποτάμι και βουνό μαζί|한강다리위로 달이 떠오르고 있다|🦆🦅🦢🦉🐧🐤🦜🐦🐓🦚🦃🦤🕊🪿🐔|
grüne Käse am Fluss|čaj s medem a mlékem|a walk by nine ponds|milk and bread for tea|read forty-two books|paint four fences now|
green tea at four pm|juniper berry marmalade|saffron root and ember|the tin soldier sleeps|walk the dog at noon|bicycle to work and home|
lanterns over the marsh|quartz vein under slate|linden brook in autumn|mossgate pine and frost|----heron----lake----|otter&otter&heron&elk|
heron_lake_boat_pine_42|Tr0ub4dor and three kites|kL8mN2pQ7rS4tU9v|aQ3rT6yU8pZx9kLm|b7N-d4K-g2H-x5Q-w|9fE6cT2mR8kV4pX7|uP4wS7eD1yH6jL3n|
J5hG8vB3nC7xZ2mQ|over the hill and far|rivers meet at seven hills|my three cats like fish|ein Haus am grünen See|un bateau sur le lac bleu|
il gatto dorme sul tetto|el barco cruza la bahia|o barco dorme no porto|båten sover i hamnen|kot śpi na starym dachu|o gato bebe leite frio|
水調歌頭明月幾時有把酒問青天不知|床前明月光疑是地上霜舉頭望明月低|春眠不觉晓处处闻啼鸟夜来风雨声花|人生若只如初见何事秋风悲画扇等闲|海上生明月天涯共此时情人怨遥夜|quiet snow falls on cedar|seven candles on a raft|
a fox in the vineyard|the owl reads by moonlight|forty geese over the fen|amber beads and pine cones|old clocks never hurry|
soup tastes best in rain|violins under the bridge|chalk cliffs and gulls|the ferry leaves at dawn|salt wind over the dunes|
hedgehogs dream of plums|paper boats in april rain|0 heron 1 lake 2 boats|heron heron lake pond x|fünfzehn Zeichen lang|           heron lake|
heron\u00a0lake\u2003boats here|ﬁve ﬁne ﬁsh in ﬂight|½ cup of ½ milk & tea|the quick river bends left|blue kettles hum in tune|
nine oaks by the old mill`),
  ...all('password.too_short', `heron lake|heron lake boa|Ab1!|Heron-lake-42|k7#Vq2!xPm9z|aQ3!rT6&yU8p|49302811293847|two herons|copperkettle|quartzvein|青山绿水白云蓝天红花|さくらの木の下で|
пароход идёт|ποτάμι|🦆🦅🦢🦉🐧🐤🦜🐦🐓🦚|lanternsmarsh|linden brook|mossgate pine|J5h*G8v%B3n|Xq7-Lantern-wq|Tin7Soldier!x|Rope&Ladder99z|Kite9Anchor4|
read books|green tea|milk bread|walk dog now|three cats|old clocks|nine oaks|amber beads|forty geese|salt wind|paper boats|chalk cliffs|
seven candl|fox vineyard|quiet snow|soup in rain|violins play`),
  ...all('password.common', `aaaaaaaaaaaaaaa|111111111111111|123456789012345|987654321098765|abcdefghijklmno|qwertyuiopasdfg|asdfghjklzxcvbn|abcabcabcabcabc|
123123123123123|1234123412341234|passwordpassword|password12345678|Password20262026|p@ssw0rd!!!!!!!!|adminadminadmin|administrator2026|
administrator!!!!|qwertyqwertyqwerty|qwerty1234567890|1qaz2wsx3edc4rfv5tgb|1q2w3e4r5t6y7u8i|letmein20262026!|iloveyou12345678|
welcome123456789|sunshine12345678|dragon1234567890|superman12345678|football20262026|princess12345678|charlotte1234567|elizabeth1999!!!|
liverpool2019!!!|butterfly1990###|samantha1988####|jennifer20012001|michael123456789|computer20262026|internet20262026|changeme20262026|
zxcvbnmzxcvbnmzxcvbnm|000000000000000|aaaaaaaaaaaaaaaaaaaaaa|abababababababab|xyzxyzxyzxyzxyzxyz|1212121212121212|ＰａｓｓｗｏｒｄＰａｓｓｗｏｒｄ|
111 111 111 111 111|PASSWORD!!!!!!!!|trustno1trustno1|zhongguo20082008`),
  ...all('password.has_own_word', `jtt.user heron lake|the jtt.user boats|JTT.USER over the hill|heron jtt.user lake|王小芳的船在青山绿水之间航行去远方|青山王小芳绿水白云蓝天红花绿叶|xiaofang heron lake|
the boats of xiaofang|WANG sails the lake|heron wang lake boat|cloud harbour boats|clouds over the lake|harbour lights at six|
the cloud and the owl|heron harbour and fox|yunshan heron lake|boats of yunshan today|YUNSHAN over the hill|云山之间青山绿水白云蓝天红花绿叶|雲山之間青山綠水白雲藍天紅花綠葉|
青山绿水云山白云蓝天红花绿叶秋|y0n yun5han lake boat|cl0ud and owl and fox|h4rb0ur lights at six|xi40f4ng heron lakes|heron lake jtt.user|
an owl, a cloud, a fox|owl and wang and fox|the harbour and the owl|fox of 雲山 and the owl lake`),
]

const ownWords = ['jtt.user', '王小芳 Wang Xiaofang', 'Cloud Harbour']
const told = (password: string, profile: PasswordProfile) =>
  passwordProblem(password, rulesOf(profile, false), ownWords) ?? (isCommonPassword(password) ? 'password.common' : undefined)

describe.each([['mlps3', mlps3], ['nist', nist]] as const)('[C-E3] [U3] profile %s', (profile, rows) => {
  test('200 passwords, each once', () => expect(new Set(rows.map(([password]) => password)).size).toBe(200))
  test.each(rows)('%s → %s', (password, problem) => expect(told(password, profile)).toBe(problem))
})

describe('the list of common passwords', () => {
  test('[C-E3] [ASVS 6.2.4] it holds far more than three thousand', () => expect(countCommonPasswords()).toBeGreaterThan(40_000))

  test('[C-E3] a common one is found in any case, however it is composed, with look-alikes and with what was hung on', () => {
    for (const password of ['iloveyou', 'ILOVEYOU', 'ｉｌｏｖｅｙｏｕ', '1l0v3y0u', '--iloveyou--2026', 'scrabble', 'Scrabble!99']) expect(isCommonPassword(password), password).toBe(true)
    for (const password of ['heron lake boat', 'Heron-lake-42', '2026', '--']) expect(isCommonPassword(password), password).toBe(false)
  })

  test('[C-E3] it takes less than a megabyte', () => {
    expect(countCommonPasswords() * Float64Array.BYTES_PER_ELEMENT).toBeLessThan(1_000_000)
  })
})
