"""Given names in Latin letters: “called Lisa” met a person, “called Vertex” a company."""

GIVEN_NAMES = frozenset(
    """
    aaron abby adam adrian agnes aiden alan albert alex alexander alice alicia alison allen
    amanda amber amy ana andrea andrew andy angel angela angie anita ann anna anne annie anthony
    april ariel arjun arthur ashley ashok audrey austin barbara bella ben benjamin bernard betty
    bill billy bob brad brandon brenda brian bruce bryan calvin candy carl carlos carmen carol
    caroline catherine cathy charles charlie charlotte chen cheryl chloe chris christian
    christina christine christopher cindy claire clara claudia colin connie craig crystal
    cynthia daisy dan daniel danny daphne darren dave david dawn dean deborah deepak denise
    dennis derek diana diane dick don donald donna doris dorothy doug douglas duncan dylan ed
    eddie edgar edison edward edwin eileen elaine eleanor elena elizabeth ella ellen elsa emily
    emma eric erica erik erin ethan eugene eva evan eve evelyn fiona florence frances francis
    frank fred freddy gary gavin gene george gerald gigi gina glen gloria grace graham greg
    gregory hank hannah hans harold harry harvey hazel heather helen henry holly howard hugh
    hugo ian ida irene iris isaac isabel isabella ivan ivy jack jackie jackson jacky jacob james
    jamie jan jane janet janice jared jasmine jason jay jean jeff jeffrey jennifer jenny jeremy
    jerry jesse jessica jessie jill jim jimmy joan joanna joanne jocelyn joe joel johan john
    johnny johnson jon jonathan jordan jose joseph josh joshua joy joyce juan judy julia julian
    julie june justin karen karl kate katherine kathy katie kay keith kelly kelvin ken kenneth
    kenny kevin kim kimberly kiran kitty kumar kyle lance larry laura lauren lawrence lee leo
    leon leonard leslie lewis liam lily linda lindsay lisa liz lois lori louis louise lucas lucy
    luis luke lydia lynn maggie malcolm mandy marco marcus margaret maria marie marina mario
    mark martha martin marvin mary matt matthew maurice max may meera megan mei melissa melody
    michael michelle miguel mike miranda mohammed molly monica morgan nancy naomi natalie nathan
    neil nelson nicholas nick nicole nina noah nora norman oliver olivia oscar owen pamela pat
    patricia patrick paul paula pauline peggy penny percy peter phil philip phoebe pierre polly
    prakash priya queenie rachel raj rajesh ralph ramesh randy ravi ray raymond rebecca regina
    rex richard rick rita rob robert robin rod roger rohan rohit ron ronald rosa rose ross roy
    ruby rupert russell ruth ryan sally sam samantha samuel sandra sandy sanjay sara sarah scott
    sean selina serena shane shannon sharon shawn sheila shirley sid simon sonia sophia sophie
    stacy stan stanley stella stephanie stephen steve steven stewart sue sunil sunny suresh
    susan suzanne sylvia tammy tan tara ted teddy teresa terry theresa thomas tim timothy tina
    todd tom tommy tony tracy trevor tyler vanessa vera veronica vicky victor victoria vijay
    vincent violet vivian walter wanda warren wayne wei wendy wesley will william willie wilson
    winnie xavier yolanda yvonne zach zack zoe
    """.split()  # noqa: SIM905 - names are read best as names
)
