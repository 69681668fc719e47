"""Words of dates as data: month names of 70 languages, day words, units of "ago", zone names.

Month names stand in the form that dates use (genitive in Slavic and Baltic languages) and in the
nominative; abbreviations follow. The months of the Persian calendar are apart, those of
the Islamic one stand in `hijri`.
"""

from types import MappingProxyType
from unicodedata import combining, normalize

from crawler.patterns import pattern_of

ACCENTED = pattern_of(
    r"[a-z\u00df-\u03ff]+$"
)  # in scripts whose marks are not letters of their own

_MONTHS = """
zh 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
en january february march april may june july august september october november december
en jan feb mar apr may jun jul aug sep oct nov dec
en - - - - - - - - sept - - -
de januar februar märz april mai juni juli august september oktober november dezember
de jänner feber maerz apr mai jun jul aug sep okt nov dez
de jan febr mär - - - - - sept - - -
fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
fr janv févr mars avr mai juin juil aout sept oct nov déc
fr - fevrier - - - - juill - - - - decembre
es enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
es ene feb mar abr may jun jul ago setiembre oct nov dic
ca gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
pt janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
pt jan fev marco abr mai jun jul ago set out nov dez
it gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
it gen feb mar apr mag giu lug ago set ott nov dic
nl januari februari maart april mei juni juli augustus september oktober november december
nl jan feb mrt apr mei jun jul aug sep okt nov dec
sv januari februari mars april maj juni juli augusti september oktober november december
da januar februar marts april maj juni juli august september oktober november december
no januar februar mars april mai juni juli august september oktober november desember
no jan feb mar apr mai jun jul aug sep okt nov des
fi tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
is janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
pl stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
pl styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
pl sty lut mar kwi maj cze lip sie wrz paź lis gru
cs ledna února března dubna května června července srpna září října listopadu prosince
cs leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
sk januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
hu január február március április május június július augusztus szeptember október november december
hu jan febr márc ápr máj jún júl aug szept okt nov dec
ro ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ro ian feb mar apr mai iun iul aug sept oct noi dec
hr siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
sr januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
sl januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
sr јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
ru января февраля марта апреля мая июня июля августа сентября октября ноября декабря
ru январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
ru янв фев мар апр мая июн июл авг сен окт ноя дек
uk січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
be студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
bg януари февруари март април май юни юли август септември октомври ноември декември
mk јануари февруари март април мај јуни јули август септември октомври ноември декември
el ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
el ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ
tr ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
tr oca şub mar nis may haz tem ağu eyl eki kas ara
az yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
lt sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
lv janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
lv janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī
et jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
id januari februari maret april mei juni juli agustus september oktober november desember
id jan feb mar apr mei jun jul agu sep okt nov des
ms januari februari mac april mei jun julai ogos september oktober november disember
sw januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba
ar يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
ar - - - إبريل - يونيه يوليه - - اكتوبر - -
ar - - - ابريل - - - اغسطس - - - -
ar شباط شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين - -
ar جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
he ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
he בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
fa ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
hi जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
hi - फ़रवरी - - - - - - सितम्बर अक्तूबर नवम्बर दिसम्बर
mr जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
bn জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
th มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
th ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค
ur جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
ta ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
hy հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
hy հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր
hy հուն փետ մար ապր մայ - հուլ օգս սեպ հոկ նոյ դեկ
ka იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი
ka იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს
ka იანვრის თებერვლის მარტის აპრილის მაისის ივნისის ივლისის - სექტემბრის ოქტომბრის ნოემბრის დეკემბრის
ka იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ
kk қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
kk қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда
uk січ лют бер кві тра чер лип сер вер жов лис гру
uk січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
be студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
sk január február marec apríl máj jún júl august september október november december
hr siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac
hr sij velj ožu tra svi lip srp kol ruj lis stu pro
sr јануар фебруар март април мај јун јул август септембар октобар новембар децембар
sr januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
sl januar februar marec april maj junij julij avgust september oktober november december
lt sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis
fi tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
el ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος
uz yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr
uz январ феврал март апрел май июн июл август сентябр октябр ноябр декабр
tg январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри
sq janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
eu urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren azaroaren abenduaren
eu urtarrilak otsailak martxoak apirilak maiatzak ekainak uztailak abuztuak irailak urriak azaroak abenduak
gl xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
cy ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
ga eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa - - samhain nollaig
mt jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru
af januarie februarie maart april mei junie julie augustus september oktober november desember
lb januar februar mäerz abrëll mee juni juli august september oktober november dezember
eo januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro
tl enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre
ar - - - أبريل - جوان - أغشت شتنبر - نونبر دجنبر
ps جنوري فبروري مارچ اپریل می جون جولای اګست سپتمبر اکتوبر نومبر دسمبر
gu જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર
pa ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
te జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
kn ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
ml ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ
si ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්
my ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ
km មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
lo ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ
ne जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर
bn - ফেব্রুয়ারী - - - - - - - - - -
"""
# Levantine names of two words; the first word of each pair above stands for the earlier month.
TWO_WORD_MONTHS = MappingProxyType({
    "كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
})  # fmt: skip


JALALI_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن",
    "اسفند",
)  # fmt: skip


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for line in _MONTHS.strip().splitlines():
        for number, name in enumerate(line.split()[1:], 1):
            if name != "-":
                numbers.setdefault(name, number)
    # Names that two languages give to different months; their own rule tells them apart.
    numbers |= {"شباط": 2, "تشرين": 10, "listopada": 11, "lipnja": 6, "srpnja": 7, "srpna": 8}
    return numbers


def _plain(word: str) -> str:
    """Without accents, which capitals lose in Greek and on old pages."""
    return "".join(mark for mark in normalize("NFD", word) if not combining(mark))


MONTHS = MappingProxyType(_month_numbers())
PLAIN_MONTHS = MappingProxyType(
    {
        _plain(name): number
        for name, number in reversed(tuple(MONTHS.items()))
        if ACCENTED.match(name)
    }
)
DAY_WORDS = MappingProxyType({
    "今天": 0, "今日": 0, "today": 0, "heute": 0, "aujourd'hui": 0, "aujourd’hui": 0, "hoy": 0,
    "šodien": 0, "šiandien": 0, "täna": 0, "tänään": 0, "idag": 0, "i dag": 0, "dnes": 0, "danas": 0,
    "danes": 0, "данас": 0, "днес": 0, "денес": 0, "ma": 0, "azi": 0, "astăzi": 0, "σήμερα": 0, "avui": 0,
    "sot": 0, "bu gün": 0, "bugun": 0, "бүгін": 0, "бүгүн": 0, "сёння": 0, "hari ini": 0, "hôm nay": 0,
    "اليوم": 0, "امروز": 0, "آج": 0, "היום": 0, "आज": 0, "আজ": 0, "วันนี้": 0, "დღეს": 0, "այսօր": 0,
    "hoje": 0, "oggi": 0, "vandaag": 0, "сегодня": 0, "сьогодні": 0, "dzisiaj": 0, "bugün": 0,
    "오늘": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "gestern": 1, "hier": 1, "ayer": 1, "ontem": 1,
    "vakar": 1, "eile": 1, "eilen": 1, "igår": 1, "i går": 1, "včera": 1, "včeraj": 1, "jučer": 1,
    "juče": 1, "јуче": 1, "tegnap": 1, "χθες": 1, "ahir": 1, "dje": 1, "dünən": 1, "kecha": 1, "кеше": 1,
    "кечээ": 1, "учора": 1, "kemarin": 1, "hôm qua": 1, "أمس": 1, "دیروز": 1, "אתמול": 1, "कल": 1,
    "গতকাল": 1, "เมื่อวาน": 1, "გუშინ": 1, "երեկ": 1,
    "ieri": 1, "gisteren": 1, "вчера": 1, "вчора": 1, "wczoraj": 1, "dün": 1, "어제": 1,
    "前天": 2, "一昨日": 2, "vorgestern": 2, "그저께": 2,
})  # fmt: skip
MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
AGO_UNITS = MappingProxyType({
    "秒": 1, "秒钟": 1, "秒鐘": 1, "分": MINUTE, "分钟": MINUTE, "分鐘": MINUTE, "小时": HOUR,
    "小時": HOUR, "时间": HOUR, "時間": HOUR, "个小时": HOUR, "個小時": HOUR, "天": DAY, "日": DAY,
    "周": WEEK, "星期": WEEK, "个星期": WEEK, "週間": WEEK, "초": 1, "분": MINUTE, "시간": HOUR,
    "일": DAY, "second": 1, "seconds": 1, "sec": 1, "secs": 1, "s": 1, "minute": MINUTE,
    "minutes": MINUTE, "min": MINUTE, "mins": MINUTE, "m": MINUTE, "hour": HOUR, "hours": HOUR,
    "hr": HOUR, "hrs": HOUR, "h": HOUR, "day": DAY, "days": DAY, "d": DAY, "week": WEEK,
    "weeks": WEEK, "minuten": MINUTE, "stunde": HOUR, "stunden": HOUR, "tag": DAY, "tagen": DAY,
    "tage": DAY, "woche": WEEK, "wochen": WEEK, "heure": HOUR, "heures": HOUR, "jour": DAY,
    "jours": DAY, "minutos": MINUTE, "minuto": MINUTE, "hora": HOUR, "horas": HOUR, "día": DAY,
    "días": DAY, "dia": DAY, "dias": DAY, "minuti": MINUTE, "ora": HOUR, "ore": HOUR,
    "giorno": DAY, "giorni": DAY, "uur": HOUR, "dag": DAY, "dagen": DAY, "минут": MINUTE,
    "минуты": MINUTE, "минуту": MINUTE, "час": HOUR, "часа": HOUR, "часов": HOUR, "день": DAY,
    "дня": DAY, "дней": DAY, "dakika": MINUTE, "saat": HOUR, "gün": DAY, "menit": MINUTE,
    "minuta": MINUTE, "минута": MINUTE, "sata": HOUR, "sati": HOUR, "сата": HOUR,
    "dana": DAY, "дана": DAY, "minutami": MINUTE, "hodinami": HOUR, "λεπτά": MINUTE, "ώρες": HOUR,
    "دقيقة": MINUTE, "دقائق": MINUTE, "ساعات": HOUR, "ساعة": HOUR, "دقیقه": MINUTE, "ساعت": HOUR,
    "דקות": MINUTE, "שעות": HOUR,
    "jam": HOUR, "hari": DAY, "phút": MINUTE, "giờ": HOUR, "ngày": DAY,
})  # fmt: skip
NOW_WORDS = frozenset(
    {"刚刚", "剛剛", "just now", "now", "たった今", "방금", "à l'instant", "gerade eben"}
)
SEASONAL_ZONES = MappingProxyType(
    {"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"}
)
# Minutes east of UTC; names that several zones share are read by their commonest news use.
ZONES = MappingProxyType({
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "est": -300, "edt": -240,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "kst": 540,
    "hkt": 480, "sgt": 480, "ist": 330, "wib": 420, "wita": 480, "wit": 540, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "brt": -180, "art": -180, "trt": 180, "pkt": 300,
    "ict": 420, "myt": 480, "pht": 480, "sast": 120, "eat": 180, "wat": 60, "gst": 240,
})  # fmt: skip
# Without the blanks between their words.
AFTERNOON = frozenset({
    "pm", "p.m", "p.m.", "下午", "晚上", "晚", "午後", "오후", "μμ", "μ.μ", "م", "مساء", "مساءا",
    "ظهرا", "ظهر", "عصر", "عصرا", "ب.ظ", "بعدازظهر", "dusoir", "delatarde", "delanoche", "datarde",
    "danoite", "disera", "öğledensonra", "вечера", "дня",
})  # fmt: skip
MORNING = frozenset({
    "am", "a.m", "a.m.", "上午", "早上", "凌晨", "午前", "오전", "πμ", "π.μ", "ص", "صباح", "صباحا",
    "ق.ظ", "قبلازظهر", "dumatin", "delamañana", "damanhã", "dimattina", "утра", "ночи",
})  # fmt: skip
