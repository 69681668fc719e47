"""Names out of bylines of many languages and houses."""

import pytest

from crawler.extraction.people import read_people

WRITTEN = {
    # Chinese: the mainland, Taiwan, Hong Kong
    "本报记者 顾宁 临江报道": ("顾宁",),
    "本报讯（记者 李明 通讯员 王小芳）": ("李明", "王小芳"),
    "新华社北京1月1日电（记者李明、王芳）": ("李明", "王芳"),
    "本报记者 李 明 王小芳": ("李明", "王小芳"),
    "（中訊社記者歐陽蓁台北11日電）": ("歐陽蓁",),
    "記者李小明／專題報導": ("李小明",),
    "地方中心／李小明報導": ("李小明",),
    "〔記者李小明、王大同／台北報導〕": ("李小明", "王大同"),
    "【記者李小明台北報導】": ("李小明",),
    "文|李明 编辑|王芳 校对|赵立": ("李明",),
    "撰文：李明 攝影：王芳": ("李明",),
    "文/图 本报记者 李明": ("李明",),
    "□ 司马岚": ("司马岚",),
    "责任编辑：李明": (),
    "娛樂中心": (),
    "1188-李小明": ("李小明",),
    # Korea and Japan
    "강바다 선임기자 bada@lantern.test": ("강바다",),
    "文＝湊あかり": ("湊あかり",),
    # who wrote in other languages
    "Հեղինակ՝ Անի Գետյան": ("Անի Գետյան",),
    "ავტორი: ანა მდინარაძე": ("ანა მდინარაძე",),
    "เรื่อง/ภาพ : อรุณ สายน้ำ": ("อรุณ สายน้ำ",),
    "מאת: תמר נהרי | הגליל": ("תמר נהרי",),
    "Розмовляла Леся Річкова": ("Леся Річкова",),
    "Автор: Анна Речная, фото автора": ("Анна Речная",),
    "Nga Ada Lumi": ("Ada Lumi",),
    "Text und Fotos: Ada Fluss": ("Ada Fluss",),
    "Texto e fotos: Ada Rios": ("Ada Rios",),
    "Von Ada Fluss und Bo Stein (Text) und Cy Berg (Fotos)": ("Ada Fluss", "Bo Stein"),
    "Propos recueillis par Ada Rivière": ("Ada Rivière",),
    "Door Ada de Graaf": ("Ada de Graaf",),
    # who did not write
    "Text: Ada Fluss, Foto: Bo Stein": ("Ada Fluss",),
    "Foto: Bo Stein Text: Ada Fluss": ("Ada Fluss",),
    "Photographs by Bo Stone": (),
    "By Ada Rivers; edited by Bo Stone": ("Ada Rivers",),
    "Texto: Ada Rios Fotografía: Bo Piedra": ("Ada Rios",),
    # accounts, desks and institutions
    "Від admin": (),
    "Comsenz UI Team": (),
    "Department for Harbours": (),
    "Ministerio de Puertos": (),
    "Haber Merkezi": (),
    "Redacția": (),
    "JS–STT": (),
    "By ADA RIVERS Lantern Staff Writer": ("ADA RIVERS",),
}


@pytest.mark.parametrize("byline", WRITTEN)
def test_a_byline_names_who_wrote(byline: str) -> None:
    names = read_people([byline], site_names=["Lantern"]).authors

    assert names == WRITTEN[byline]


def test_a_column_is_the_author_only_where_no_person_is() -> None:
    people = read_people(["灯塔观察", "harbourlight"])

    assert (people.authors, people.accounts) == ((), ("灯塔观察", "harbourlight"))
